import type { Me } from '../api/types';

/** What can be done, in the words of the API; the centre decides, the page only hides what it would refuse. */
export type Right =
  | 'see'
  | 'own-tokens'
  | 'acknowledge'
  | 'operate'
  | 'command'
  | 'arrange'
  | 'settings'
  | 'forget'
  | 'users'
  | 'audit';

export const may = (me: Me | undefined, right: Right): boolean => me?.rights?.includes(right) ?? false;
