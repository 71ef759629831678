/** Where in the page one is: kept in the part of the address behind #, so that the centre serves one file only. */
export interface Route {
  /** As ['devices', 'hp01@example.org', 'history']. */
  parts: string[];
  query: URLSearchParams;
}

export function parse(hash: string): Route {
  const [where = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { parts: where.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** An address of this page: href('devices', id). */
export function href(...parts: (string | number)[]): string {
  return `#/${parts.map((part) => encodeURIComponent(String(part)).replaceAll('%40', '@')).join('/')}`;
}

class Router {
  current = $state.raw<Route>(parse(typeof location === 'undefined' ? '' : location.hash));

  constructor() {
    if (typeof window !== 'undefined') {
      window.addEventListener('hashchange', () => (this.current = parse(location.hash)));
    }
  }

  go(to: string, replace = false): void {
    if (replace) {
      history.replaceState(null, '', to);
      this.current = parse(location.hash);
    } else {
      location.hash = to;
    }
  }
}

export const router = new Router();
