/*
 * Env questions: asks an environment for values and remembers every bad answer.
 *
 * Owns   the sentences about mistakes, which name variables and never values.
 * Gives  secrets as functions that read their file again when it has changed, so that they rotate without a restart.
 */
import { readFileSync, statSync } from 'node:fs';

/** Read each time it is needed, so that a file that holds it may be replaced while the gateway runs. */
export type Secret = () => string;

type Env = Readonly<Record<string, string | undefined>>;

/** Every mistake of an environment at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(
      `The configuration has mistakes:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
    );
    this.mistakes = mistakes;
  }
}

export class EnvQuestions {
  readonly #env: Env;
  readonly #mistakes: string[] = [];

  constructor(env: Env) {
    this.#env = env;
  }

  /** Throws when anything was missing or wrong. */
  finish(): void {
    if (this.#mistakes.length > 0) throw new ConfigError(this.#mistakes);
  }

  optional(name: string): string | null {
    const value = this.#env[name]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  text(name: string, { or }: { or?: string } = {}): string {
    return this.optional(name) ?? or ?? this.#missing(name);
  }

  matching(name: string, pattern: RegExp, { or, form }: { or: string; form: string }): string {
    const value = this.optional(name) ?? or;
    if (!pattern.test(value)) this.#mistakes.push(`${name} must be ${form}`);
    return value;
  }

  integer(name: string, { or, from, to }: { or: number; from: number; to: number }): number {
    const text = this.optional(name);
    const value = text === null ? or : Number(text);
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    this.#mistakes.push(`${name} must be a whole number from ${from} to ${to}`);
    return or;
  }

  oneOf<T extends string>(name: string, words: readonly T[], { or }: { or: T }): T {
    const text = this.optional(name);
    const found = words.find((word) => word === text);
    if (text !== null && found === undefined)
      this.#mistakes.push(`${name} must be one of: ${words.join(', ')}`);
    return found ?? or;
  }

  /** https, or http on loopback. */
  url(name: string): string {
    const value = this.text(name);
    if (value !== '' && !isSafeUrl(value))
      this.#mistakes.push(`${name} must be an https address (http on loopback only)`);
    return value.replace(/\/+$/, '');
  }

  list(name: string, fits: (item: string) => boolean, form: string): readonly string[] {
    const items = (this.optional(name) ?? '').split(',').map((item) => item.trim());
    const given = items.filter((item) => item !== '');
    if (!given.every(fits)) this.#mistakes.push(`${name} must be ${form}, with commas between`);
    return given;
  }

  /** `name=value` pairs. */
  named(
    name: string,
    fits: (value: string) => boolean,
    form: string,
  ): Readonly<Record<string, string>> {
    const pairs = this.list(
      name,
      (item) => /^[\w-]+=/.test(item) && fits(item.slice(item.indexOf('=') + 1)),
      form,
    );
    return Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    );
  }

  /** From the variable, or from the file that `<name>_FILE` names. */
  secret(name: string): Secret {
    const file = this.optional(`${name}_FILE`);
    const given = this.optional(name);
    if (file !== null && given !== null)
      this.#mistakes.push(`${name} and ${name}_FILE are both set; one is enough`);
    if (file !== null) return this.#fromFile(name, file);
    if (given === null) this.#mistakes.push(`${name} or ${name}_FILE is missing`);
    else if (isPlaceholder(given)) this.#mistakes.push(`${name} is a placeholder`);
    return () => given ?? '';
  }

  #fromFile(name: string, file: string): Secret {
    let read = { changedAt: -1, value: '' };
    const secret = (): string => {
      const changedAt = statSync(file).mtimeMs;
      if (changedAt !== read.changedAt)
        read = { changedAt, value: readFileSync(file, 'utf8').trim() };
      return read.value;
    };
    try {
      if (secret() === '') this.#mistakes.push(`${name}_FILE names an empty file`);
      else if (isPlaceholder(secret())) this.#mistakes.push(`${name}_FILE holds a placeholder`);
    } catch {
      this.#mistakes.push(`${name}_FILE names a file that cannot be read`);
    }
    return secret;
  }

  #missing(name: string): string {
    this.#mistakes.push(`${name} is missing`);
    return '';
  }
}

const isPlaceholder = (value: string): boolean =>
  /^(changeme|change_me|todo|xxx+|secret|placeholder|<.*>)$/i.test(value);

/** https, or http on the loopback interface. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

export const isLoopback = (host: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
