import { describe, expect, it } from 'vitest';
import { stateLog, type Severity } from '../../src/server/state-log.ts';
import { publishFeedJson, site } from './temp-site.ts';

interface Line {
  readonly severity: Severity;
  readonly subject: string;
  readonly state: string;
  readonly was?: string;
}

function listening() {
  const lines: Line[] = [];
  const hear = (severity: Severity) => (line: object) =>
    void lines.push({ severity, ...(line as Omit<Line, 'severity'>) });
  const log = stateLog({ info: hear('info'), warn: hear('warn'), error: hear('error') } as Parameters<
    typeof stateLog
  >[0]);
  return { log, lines };
}

describe('the log of states', () => {
  it('[K10] has one line for a change and none for its lasting', () => {
    const { log, lines } = listening();
    for (let look = 0; look < 100; look++)
      log.tell('feed', { state: 'revision 7', severity: 'info', detail: { look } });
    log.tell('feed', { state: 'revision 8', severity: 'info' });
    expect(lines).toEqual([
      { severity: 'info', subject: 'feed', state: 'revision 7', was: undefined, look: 0 },
      { severity: 'info', subject: 'feed', state: 'revision 8', was: 'revision 7' },
    ]);
  });

  it('[K10] tells the end of a fault as loudly as the fault', () => {
    const { log, lines } = listening();
    log.tell('disk', { state: 'full', severity: 'error' });
    log.tell('disk', { state: 'well', severity: 'info' });
    log.tell('disk', { state: 'better', severity: 'info' });
    expect(lines.map(({ severity }) => severity)).toEqual(['error', 'error', 'info']);
  });

  it('keeps subjects apart, and not more of them than it can hold', () => {
    const { log, lines } = listening();
    for (let screen = 0; screen < 5000; screen++) log.tell(`screen ${screen}`, { state: 'silent', severity: 'warn' });
    log.tell('screen 4999', { state: 'silent', severity: 'warn' });
    expect(lines).toHaveLength(5000);
  });
});

describe('what the server logs of its feed', () => {
  it('[K10] a feed that is asked for a hundred times is told once, a broken one and its end too', async () => {
    const lines: Line[] = [];
    const logger = {
      level: 'info',
      stream: {
        write(text: string) {
          const line = JSON.parse(text) as Line & { level: number };
          if (line.subject !== undefined) lines.push(line);
        },
      },
    };
    const { app, feedDir } = await site({ published: false, logger });
    const askOften = async () => {
      for (let time = 0; time < 100; time++) await app.inject('/healthz');
    };
    await askOften();
    await publishFeedJson(feedDir, '{"format":1,"revision":7}');
    await askOften();
    await publishFeedJson(feedDir, '{"format":1,"revi');
    await askOften();
    await publishFeedJson(feedDir, '{"format":1,"revision":8}');
    await askOften();
    const { warn, error } = { warn: 40, error: 50 };
    expect(lines).toMatchObject([
      { subject: 'feed', state: 'no feed', level: warn },
      { subject: 'feed', state: 'revision 7', was: 'no feed', level: warn },
      { subject: 'feed', state: 'unreadable', level: error },
      { subject: 'feed', state: 'revision 8', revision: 8, level: error },
    ]);
  });
});
