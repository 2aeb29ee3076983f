import type { exposureRoutes } from '../../api/exposure.ts';
import type { SudinName } from '../../exposure/columns.ts';
import { exposureFile } from '../../exposure/file.ts';
import { readExposure } from '../../exposure/report.ts';
import type { Records } from '../../records/records.ts';
import type { Handlers } from './handler.ts';
import { Download } from './send-download.ts';

export interface ExposurePorts {
  readonly records: Records;
  /** What the units are called in gallery.json, now. */
  readonly sudinNames: () => Promise<SudinName>;
}

export const exposureHandlers = ({ records, sudinNames }: ExposurePorts): Handlers<typeof exposureRoutes> => ({
  readExposure: ({ query }) => readExposure(records, query),
  async downloadExposure({ query: { format, ...period } }) {
    const report = await readExposure(records, period);
    const { name, type, bytes } = await exposureFile(report, format, await sudinNames());
    return new Download(name, type, bytes);
  },
});
