const UPLOADED = /^attachment:([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/** How a report refers to a picture that was uploaded before it. */
export function pictureReference(id: string): string {
  return `attachment:${id}`;
}

/** Id of the uploaded picture that a report's entry refers to; undefined if the entry is a link. */
export function uploadedId(entry: string): string | undefined {
  return UPLOADED.exec(entry)?.[1];
}
