import type { FastifyInstance } from 'fastify';

/** What a page of ours may never ask a device for, whoever gets a script into it; the camera is for capture. */
const never = [
  'accelerometer',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
] as const;

const policy = ['camera=(self)', ...never.map((feature) => `${feature}=()`)].join(', ');

/** Says with every answer that its page may use the camera of the device, itself and in no frame, and nothing else. */
export function limitDeviceAccess(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', policy);
  });
}
