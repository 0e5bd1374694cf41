/** What came back over the wire. `body` is typed where it is read. */
// biome-ignore lint/suspicious/noExplicitAny: the wire is untyped, tests read any field of it
export type Answer<T = any> = { status: number; body: T; headers: Headers };

/** A browser without a screen: keeps its cookies, sends an Origin, speaks JSON. */
export type Visitor = {
  address: string;
  cookie: () => string;
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  patch: (path: string, version: number, body: unknown) => Promise<Answer>;
  put: (path: string, version: number | undefined, body: unknown) => Promise<Answer>;
  delete: (path: string) => Promise<Answer>;
  /** A request as it is, with the visitor's cookies. */
  send: (path: string, init: RequestInit) => Promise<Response>;
};

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

export function makeVisitor(address: string): Visitor {
  const cookies = new Map<string, string>();
  const cookie = () => Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');

  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', cookie());
    if (!headers.has('origin')) headers.set('origin', address);
    const response = await fetch(`${address}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      const ended = attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0');
      if (ended) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  async function json(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return read(await send(path, { method, headers: { ...type, ...headers }, ...content }));
  }

  return {
    address,
    cookie,
    send,
    get: async (path, headers = {}) => read(await send(path, { headers })),
    post: (path, body, headers) => json('POST', path, body, headers),
    patch: (path, version, body) => json('PATCH', path, body, { 'if-match': `"${version}"` }),
    put: (path, version, body) =>
      json('PUT', path, body, version === undefined ? {} : { 'if-match': `"${version}"` }),
    delete: (path) => json('DELETE', path, undefined),
  };
}
