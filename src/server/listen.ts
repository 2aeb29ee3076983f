/** Opening the port, and the sentence for when that fails. */
import type { FastifyInstance } from 'fastify';
import { addressOf, type ServerConfig } from './config.ts';

/** @returns the address people type, once the server really answers there, or the sentence that says why it cannot */
export async function listen(
  app: FastifyInstance,
  { host, port }: Pick<ServerConfig, 'host' | 'port'>,
): Promise<{ address: string } | { sentence: string }> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    return { sentence: sentenceFor(error as NodeJS.ErrnoException, host, port) };
  }
  const bound = app.server.address();
  // Port 0 was the system's choice.
  return { address: addressOf(host, typeof bound === 'object' && bound !== null ? bound.port : port) };
}

function sentenceFor({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} sudah dipakai program lain; hentikan program itu atau pilih port lain, misalnya PORT=${port === 8080 ? 8081 : 8080} npm start.`;
    case 'EACCES':
      return `Port ${port} memerlukan hak administrator; pilih port di atas 1023, misalnya PORT=8080 npm start.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST "${host}" bukan alamat komputer ini; gunakan 127.0.0.1 atau 0.0.0.0.`;
    default:
      return `Server tidak dapat dijalankan: ${message}`;
  }
}
