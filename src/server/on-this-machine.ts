/** Whether a request comes from somebody at this very machine, by the socket and not by what it says. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

export interface SocketFacts {
  /** Of the socket, not of a header. */
  readonly remoteAddress: string | undefined;
  readonly localAddress: string | undefined;
  /** Whether a proxy has left its mark, trusted or not. */
  readonly isForwarded: boolean;
}

/** What a proxy adds. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

export const socketFacts = ({ socket, headers }: IncomingMessage): SocketFacts => ({
  remoteAddress: socket.remoteAddress,
  localAddress: socket.localAddress,
  isForwarded: isForwarded(headers),
});

const isForwarded = (headers: IncomingHttpHeaders): boolean => FORWARDED.some((name) => headers[name] !== undefined);

/**
 * A proxy on this machine that nobody has declared looks like somebody sitting at it, whoever is behind it; its mark
 * gives it away.
 */
export function isOnThisMachine({ remoteAddress, localAddress, isForwarded }: SocketFacts): boolean {
  if (isForwarded || remoteAddress === undefined) return false;
  // Somebody at this machine may have typed its address in the network.
  return isLoopback(remoteAddress) || remoteAddress === localAddress;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function isLoopback(address: string): boolean {
  const family = isIP(address);
  // An IPv6 socket calls an IPv4 visitor ::ffff:127.0.0.1; BlockList knows that.
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
