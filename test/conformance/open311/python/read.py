"""Reads an Open311 endpoint with clients that others wrote, and prints what they read as one JSON object.

usage: read.py URL SERVICE_CODE REQUEST_ID START END [JURISDICTION]
"""

import datetime
import json
import sys

import chicagorequests
import georeport


def with_georeport(url, service_code, request_id, start, end, jurisdiction):
    read = {}
    for output_format in ("json", "xml"):
        client = georeport.GeoReport(url, jurisdiction=jurisdiction, output_format=output_format)
        read[output_format] = {
            "services": client.get_service_list(),
            "definition": client.get_service_definition(service_code),
            "requests": client.get_service_requests(start_date=start, end_date=end, status="open,closed"),
            "request": client.get_service_request(request_id),
            "ofService": client.get_service_requests(service_code=service_code),
        }
    return read


def with_chicagorequests(url, start, end):
    span = (datetime.datetime.fromisoformat(start), datetime.datetime.fromisoformat(end))
    chicagorequests.Downloader.BASE_URL = f"{url}/requests.json"
    day = datetime.timedelta(days=1)
    return {
        "all": chicagorequests.Downloader()(span),
        "updated": chicagorequests.Downloader(updated_start_date=span[0], updated_end_date=span[1])(span),
        "updatedLater": chicagorequests.Downloader(updated_start_date=span[1] + day, updated_end_date=span[1] + 2 * day)(span),
    }


def main(url, service_code, request_id, start, end, jurisdiction=None):
    read = {
        "georeport": with_georeport(url, service_code, request_id, start, end, jurisdiction),
        "chicagorequests": with_chicagorequests(url, start, end),
    }
    json.dump(read, sys.stdout)


main(*sys.argv[1:])
