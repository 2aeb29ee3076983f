import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../src/server/app.ts';
import { temporaryFolder } from './temp-site.ts';
import { staffSite } from './staff/staff-site.ts';

describe('a slow body', () => {
  it('ends with the connection', async () => {
    const folder = await temporaryFolder();
    const { app: staff } = await staffSite();
    const app = await buildApp({
      kioskDir: folder,
      staffDir: folder,
      feedDir: folder,
      staff: async () => staff,
      requestDeadlineMs: 50,
    });
    try {
      await app.listen({ port: 0, host: '127.0.0.1' });
      const address = app.server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      const received = await new Promise<string>((resolve, reject) => {
        const socket = connect(address.port, '127.0.0.1');
        let text = '';
        socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
        socket.on('close', () => resolve(text));
        socket.on('error', reject);
        socket.write(
          'POST /api/session HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n' +
            'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"name":',
        );
      });
      expect(received).not.toContain('200');
    } finally {
      await app.close();
    }
  });
});
