import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Connect, Plugin } from 'vite';
import type { Role } from '../src/api/types';
import { answer, meOf, Refused } from './routes';
import { World } from './world';

const DEVICES = Number(process.env['SDVP_FAKE_DEVICES'] ?? 10_000);
const CHANGES = Number(process.env['SDVP_FAKE_CHANGES'] ?? 400);

/** Answers /api/v1 as a centre with a fleet would. For work on the page only: name demo, password demo. */
export function fakeCentre(): Plugin {
  const use = (server: { middlewares: Connect.Server }): void => {
    const world = new World(DEVICES);
    world.live(CHANGES);
    const role = process.env['SDVP_FAKE_ROLE'];
    if (role) world.me = meOf('demo', role as Role);
    world.setupNeeded = process.env['SDVP_FAKE_SETUP'] === '1';
    server.middlewares.use('/api/v1', (request, response) => void serve(world, request, response));
  };
  return { name: 'sdvp-fake-centre', configureServer: use, configurePreviewServer: use };
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  const parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (parts[0] === 'stream') return stream(world, url.searchParams.get('devices'), request, response);
  try {
    const text = await body(request);
    const said = answer(world, {
      method: request.method ?? 'GET',
      parts,
      query: url.searchParams,
      body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
      headers: request.headers,
    });
    send(response, said === undefined ? 204 : 200, 'application/json', said);
  } catch (fault) {
    const refused = fault instanceof Refused ? fault : new Refused(500, 'Fault', String(fault));
    send(response, refused.status, 'application/problem+json', { title: refused.title, status: refused.status, detail: refused.message });
  }
}

function send(response: ServerResponse, status: number, type: string, said: unknown): void {
  response.statusCode = status;
  if (said === undefined) return void response.end();
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Encoding', 'gzip');
  response.end(gzipSync(JSON.stringify(said), { level: 1 }));
}

async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

function stream(world: World, device: string | null, request: IncomingMessage, response: ServerResponse): void {
  if (!world.me) return send(response, 401, 'application/problem+json', { title: 'Not logged in' });
  response.setHeader('Content-Type', 'text/event-stream');
  response.setHeader('Cache-Control', 'no-cache');
  response.flushHeaders();
  const write = (name: string, data: unknown): boolean => response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  const heard = (name: string, data: { id?: string }): void => {
    if (name === 'device' && device !== null && data.id !== device) return;
    if (name === 'device' && device !== null) write('values', { id: device, values: world.points(device) });
    write(name, data);
  };
  world.on('event', heard);
  const beat = setInterval(() => write('beat', {}), 10_000);
  write('summary', world.summary());
  request.on('close', () => {
    clearInterval(beat);
    world.off('event', heard);
  });
}
