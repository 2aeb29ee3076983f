/** What a backup is of, out of the configuration. */
import type { Places } from '../backup/places.ts';
import { recordsFileOf } from '../records/copy-records.ts';
import { recordsUrlIn } from '../records/open-records.ts';
import type { ServerConfig } from './config.ts';

export const placesIn = ({
  contentDir,
  dataDir,
  staff,
}: Pick<ServerConfig, 'contentDir' | 'dataDir' | 'staff'>): Places => ({
  contentDir,
  dataDir,
  databaseFile: recordsFileOf(staff.dbUrl ?? recordsUrlIn(dataDir)),
});
