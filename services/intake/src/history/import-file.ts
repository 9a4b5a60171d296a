import { basename } from 'node:path';

import type { HistoryKind } from '@xianban/contracts/values/history-kind';
import type { ChannelName } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { Config } from '@xianban/service-kit/config/config';
import { createDataSource } from '@xianban/service-kit/database/create-data-source';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { newId } from '@xianban/service-kit/new-id';
import { Log } from '@xianban/service-kit/observe/log';
import { masterKeysOf } from '@xianban/service-kit/vault/master-keys-of';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { IssueNumbers } from '../store/issue-numbers.js';
import { BatchRowsFactory } from './batch-rows.js';
import { CsvFile } from './csv/csv-file.js';
import type { HistoryMapping } from './history-mapping.js';
import { HistoryStore, type ImportState } from './history-store.js';
import { ImportHistory } from './import-history.js';
import { NumbersAhead } from './numbers-ahead.js';
import { PlacesOfDistrict } from './places-of-district.js';
import { RowReader } from './row-reader.js';
import { SourceCodes } from './source-codes.js';
import { Years } from './years.js';

/** What people are told on the way. */
export interface ImportWatch {
  /** Something worth knowing before it begins. */
  note(line: string): void;
  /** After each commit. @param share of the file that was read, 0 to 1 */
  progress(state: ImportState, share: number): void;
  /** Ends it after the batch at hand. */
  readonly signal?: AbortSignal;
}

/** How an import ended. */
export interface ImportResult {
  readonly state: ImportState;
  /** First part of the issues' numbers. */
  readonly districtCode: string;
  /** False if it was stopped before the end. */
  readonly isComplete: boolean;
  /** Rows that got their verdicts now, not earlier, and how long that took. */
  readonly rowsNow: number;
  readonly seconds: number;
}

/**
 * Brings a file of the past into the register of the district that the configuration names, from where it was left.
 * @throws CannotImport in one line for people; whatever the database throws
 */
export async function importFile(path: string, mapping: HistoryMapping, config: Config, watch: ImportWatch): Promise<ImportResult> {
  const file = await CsvFile.open(path);
  const pack = new DistrictPack(config.districtPack);
  const places = new PlacesOfDistrict(mapping, pack);
  // looks for the columns before anything is written
  const readerAsOf = (asOfMs: number) => new RowReader(mapping, file.header, { policy: pack.policy, places, asOfMs });
  readerAsOf(0);
  const fileHash = await file.hash();

  const dataSource = createDataSource(config, { entities: [], migrations: [] }, Log.of({ ...config, logLevel: 'silent' }), 'work');
  const store = await HistoryStore.connect(config.database.url);
  try {
    await dataSource.initialize();
    const vault = new PersonalDataVault(masterKeysOf(config), dataSource);
    const source = await store.takeSource(mapping.name, vault.newPersonKey(newId()));
    const begun = await store.beginImport(source.id, `${mapping.name}/${mapping.version}`, fileHash, newId());
    if (begun.finishedAt) return { state: begun, districtCode: pack.districtCode, isComplete: true, rowsNow: 0, seconds: 0 };
    const key = (await vault.keysOf([source.person])).get(source.person);
    sayWhatIsSpecial(watch, { path, mapping, pack, places, begun, wordsErased: key === undefined });

    const clock = new Clock(config.clock, pack.zone);
    const identity = {
      id: begun.id,
      sourceId: source.id,
      ordinal: begun.ordinal,
      source: mapping.name as ChannelName,
      districtCode: pack.districtCode,
      key,
      kinds: new SourceCodes(await store.kindsOf(source.id), contentOfKind),
      places: new SourceCodes(await store.placesOf(source.id), ({ technicalGrid }) => technicalGrid),
    };
    const teller = { source: '/services/intake', nowMs: () => clock.nowMs() };
    const importing = new ImportHistory({
      store,
      source: source.id,
      numbers: new NumbersAhead(new IssueNumbers(dataSource, pack)),
      reader: readerAsOf(begun.begunAt.getTime()),
      rows: new BatchRowsFactory(identity, vault, teller),
      years: new Years((epochMs) => Number(clock.instant(epochMs).slice(0, 4))),
    });
    const startMs = performance.now();
    const blocks = file.blocks(Math.max(begun.positionBytes, file.firstBytes));
    const state = await importing.run(
      begun,
      blocks,
      (reached, block) => watch.progress(reached, block.readBytes / file.fileBytes),
      watch.signal,
    );
    const isComplete = watch.signal?.aborted !== true;
    if (isComplete) await store.finishImport(state.id);
    return {
      state,
      districtCode: pack.districtCode,
      isComplete,
      rowsNow: state.rows - begun.rows,
      seconds: (performance.now() - startMs) / 1_000,
    };
  } finally {
    await store.close();
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

function contentOfKind({ via, origin, state, outcome, category, nature, limitClass, unit }: HistoryKind): string {
  return [via, origin, state, outcome, category, nature, limitClass, unit].join('/');
}

interface Circumstances {
  readonly path: string;
  readonly mapping: HistoryMapping;
  readonly pack: DistrictPack;
  readonly places: PlacesOfDistrict;
  readonly begun: ImportState;
  readonly wordsErased: boolean;
}

function sayWhatIsSpecial(watch: ImportWatch, { path, mapping, pack, places, begun, wordsErased }: Circumstances): void {
  if (!places.fits) {
    watch.note(
      `${mapping.name} is the history of another district (${mapping.districtCode}) than the one that runs here, ${pack.name.en} (${pack.districtCode}): ` +
        'it keeps its own positions and gets no areas or units of this district; the whole district sees it',
    );
  }
  if (wordsErased) watch.note(`the words of ${mapping.name} were erased: none are kept of this file either`);
  if (begun.rows > 0) watch.note(`${basename(path)} was brought in up to row ${begun.rows}: going on from there`);
}
