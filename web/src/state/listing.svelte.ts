import { NO_FILTER, type Filter, type SortKey } from './sorting';

/** How the fleet is listed, kept while one looks at other pages; and what was chosen there for a command. */
class Listing {
  filter = $state<Filter>({ ...NO_FILTER });
  sort = $state<SortKey>('name');
  descending = $state(false);
  /** Devices chosen one by one. */
  chosen: string[] = [];
  /** All that were found, as they were looked for. */
  query: Filter | undefined;
}

export const listing = new Listing();
