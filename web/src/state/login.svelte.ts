import { Problem, get, post, useLogin, whenUnauthorized, words } from '../api/client';
import type { Me } from '../api/types';
import { may, type Right } from './rights';

export type LoginState = 'asking' | 'needed' | 'setup' | 'in' | 'unreachable';

/** Who is logged in. */
class LoginStore {
  me = $state.raw<Me>();
  state = $state<LoginState>('asking');
  /** Why one is asked to log in again; empty if there is nothing to say. */
  why = $state('');
  trouble = $state('');

  constructor() {
    whenUnauthorized(() => {
      if (this.state === 'in') this.out('Your login has ended. Log in again to go on where you were.');
    });
  }

  may(right: Right): boolean {
    return may(this.me, right);
  }

  async ask(): Promise<void> {
    this.state = 'asking';
    try {
      this.in(await get<Me>('/me'));
    } catch (fault) {
      if (fault instanceof Problem && fault.status === 401) await this.askSetup();
      else {
        this.trouble = words(fault);
        this.state = 'unreachable';
      }
    }
  }

  private async askSetup(): Promise<void> {
    const setup = await get<{ needed: boolean }>('/setup').catch(() => ({ needed: false }));
    this.state = setup.needed ? 'setup' : 'needed';
  }

  async login(name: string, password: string): Promise<void> {
    this.in(await post<Me>('/login', { name, password }));
  }

  async logout(): Promise<void> {
    await post('/logout').catch(() => undefined);
    this.out('');
  }

  in(me: Me): void {
    this.me = me;
    useLogin(me);
    this.why = '';
    this.trouble = '';
    this.state = 'in';
  }

  private out(why: string): void {
    this.me = undefined;
    useLogin(undefined);
    this.why = why;
    this.state = 'needed';
  }
}

export const login = new LoginStore();
