/** Headers every answer carries, whatever it is: a page, a photo, a refusal. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy } from '../contract/csp.ts';

/** Everything a page could ask the machine for and a gallery has no use for. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** The policy of a page that uses these features and no other. */
export const permissionsPolicy = (used: readonly string[]): string =>
  [
    ...used.map((feature) => `${feature}=(self)`),
    ...UNUSED_FEATURES.filter((feature) => !used.includes(feature)).map((feature) => `${feature}=()`),
  ].join(', ');

const OWN_HEADERS = {
  'content-security-policy': contentSecurityPolicy('header'),
  'permissions-policy': permissionsPolicy(['screen-wake-lock', 'fullscreen']),
};

/** Adds them to every answer of `app`, refusals included. */
export async function addSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    // Written below from the table that the static export's meta tag is written from.
    contentSecurityPolicy: false,
    // The box speaks plain HTTP on its own loopback; whoever puts TLS in front sets this there.
    strictTransportSecurity: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(OWN_HEADERS);
  });
}
