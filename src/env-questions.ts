/*
 * Environment questions: one variable at a time, every mistake kept until the end.
 *
 * Owns   the forms that a variable can have, and what is said of a wrong one.
 * Gives  a value for each question, a useless one after a mistake; `finish()` then throws.
 * Never  prints a value: it may be a secret in the wrong variable.
 */
import { isIP } from 'node:net';
import { CannotStart } from './cannot-start.ts';
import { days, hours, minutes, seconds } from './clock.ts';
import { isPlaceholder, secretFile, type Secret } from './secret-file.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Names every variable that is wrong, and no value. */
export class ConfigError extends CannotStart {
  override readonly name = 'ConfigError';

  constructor(mistakes: readonly string[]) {
    super(['These settings cannot be used:', ...mistakes.map((one) => `  ${one}`)].join('\n'));
  }
}

interface ListForm {
  readonly form?: string;
  /** Null when it must not be empty. */
  readonly or?: string | null;
}

interface PairForm extends Pick<ListForm, 'or'> {
  readonly mustBe: string;
  readonly accepts: (key: string, value: string) => boolean;
}

const UNITS = { s: seconds(1), m: minutes(1), h: hours(1), d: days(1) } as const;
type DurationUnit = keyof typeof UNITS;
const DURATION = /^(\d{1,6})([smhd])?$/;

interface Numbers {
  readonly or: number;
  readonly from: number;
  readonly to: number;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export const isLoopback = (url: string): boolean =>
  URL.canParse(url) && LOOPBACK.test(new URL(url).hostname);

/** One variable that was asked for, as documents show it. */
export interface AskedSetting {
  readonly name: string;
  /** What its value can be. */
  readonly form: string;
  /** What it is when it is not set; null when it must be set. */
  readonly or: string | null;
}

export class EnvQuestions {
  /** In the order of the questions. */
  readonly asked: AskedSetting[] = [];
  readonly #env: Environment;
  readonly #mistakes: string[] = [];

  constructor(env: Environment) {
    this.#env = env;
  }

  /** Throws one ConfigError for all mistakes. */
  finish(): void {
    if (this.#mistakes.length > 0) throw new ConfigError(this.#mistakes);
  }

  mistake(name: string, what: string): void {
    this.#mistakes.push(`${name} ${what}`);
  }

  text(name: string, options: { or?: string } = {}): string {
    this.#note(name, 'text', options.or ?? null);
    const value = this.#value(name) ?? options.or;
    if (value === undefined) this.mistake(name, 'is missing');
    return value ?? '';
  }

  optional(name: string, { or = 'none' } = {}): string | null {
    this.#note(name, 'text', or);
    return this.#value(name) ?? null;
  }

  integer(name: string, { or, from, to }: Numbers): number {
    this.#note(name, `${from} to ${to}`, String(or));
    const value = this.#value(name);
    if (value === undefined) return or;
    const number = /^\d{1,10}$/.test(value) ? Number(value) : NaN;
    if (number >= from && number <= to) return number;
    this.mistake(name, `must be a whole number from ${from} to ${to}`);
    return or;
  }

  /** Milliseconds of `30s`, `10m`, `6h` or `2d`; a bare number is one of the unit. The limits are in the unit, too. */
  duration(name: string, unit: DurationUnit, { or, from, to }: Numbers): number {
    this.#note(name, `${from}${unit} to ${to}${unit}`, `${or}${unit}`);
    const [, number, of = unit] = DURATION.exec(this.#value(name) ?? String(or)) ?? [];
    const ms = Number(number) * UNITS[of as DurationUnit];
    if (ms >= from * UNITS[unit] && ms <= to * UNITS[unit]) return ms;
    this.mistake(name, `must be a time from ${from}${unit} to ${to}${unit}, like ${or}${unit}`);
    return or * UNITS[unit];
  }

  choice<const T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    this.#note(name, choices.map((one) => `\`${one}\``).join(', '), choices[0]);
    const value = this.#value(name);
    const chosen = value === undefined ? choices[0] : choices.find((choice) => choice === value);
    if (chosen === undefined) this.mistake(name, `must be one of ${choices.join(', ')}`);
    return chosen ?? choices[0];
  }

  /** https, or http on the loopback interface; without user, query and fragment. */
  httpsUrl(name: string): string {
    this.#note(name, 'https address', null);
    const value = this.text(name);
    if (value !== '' && !isHttps(value)) this.mistake(name, MUST_BE_HTTPS);
    return value.replace(/\/+$/, '');
  }

  list(name: string, { form = 'list', or = 'none' }: ListForm = {}): string[] {
    this.#note(name, form, or);
    const parts = (this.#value(name) ?? '').split(',').map((part) => part.trim());
    const list = parts.filter((part) => part !== '');
    if (list.length === 0 && or === null) this.mistake(name, 'is missing');
    return list;
  }

  /** `name=value` pairs; each pair is checked by `accepts`, which tells what a pair must be. */
  pairs(name: string, { mustBe, accepts, or = 'none' }: PairForm): [string, string][] {
    return this.list(name, { form: 'list of `name=value`', or }).flatMap(
      (part): [string, string][] => {
        const [key = '', value = ''] = splitOnce(part);
        if (accepts(key, value)) return [[key, value]];
        this.mistake(name, `must be ${mustBe}`);
        return [];
      },
    );
  }

  /** Addresses and CIDR ranges. */
  cidrs(name: string): string[] {
    const ranges = this.list(name, { form: 'list of addresses and CIDR ranges' });
    if (!ranges.every(isRange)) this.mistake(name, 'must be addresses or CIDR ranges');
    return ranges;
  }

  /** A secret, or the file that holds it, which is read again when it changes. */
  secret(name: string): Secret {
    this.#note(name, 'secret', null);
    const value = this.#value(name);
    const file = this.#value(`${name}_FILE`);
    if (value !== undefined && file !== undefined)
      this.mistake(name, `and ${name}_FILE are both set`);
    if (file !== undefined) return this.#fromFile(`${name}_FILE`, file);
    if (value === undefined) this.mistake(name, `or ${name}_FILE is missing`);
    else if (isPlaceholder(value)) this.mistake(name, 'holds a placeholder');
    return () => value ?? '';
  }

  /** As `secret`, but nothing is an answer, too. */
  optionalSecret(name: string): Secret | null {
    this.#note(name, 'secret', 'none');
    const given = this.#value(name) ?? this.#value(`${name}_FILE`);
    return given === undefined ? null : this.secret(name);
  }

  /** The first question about a name tells its form. */
  #note(name: string, form: string, or: string | null): void {
    if (!this.asked.some((one) => one.name === name)) this.asked.push({ name, form, or });
  }

  #fromFile(name: string, path: string): Secret {
    const { secret, problem } = secretFile(path);
    if (problem !== null) this.mistake(name, problem);
    return secret;
  }

  /** An empty variable is one that is not set. */
  #value(name: string): string | undefined {
    const value = this.#env[name]?.trim();
    return value === '' ? undefined : value;
  }
}

export const MUST_BE_HTTPS =
  'must be an https address (http on loopback only) without user, query and fragment';

export function isHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  if (username !== '' || password !== '' || /[?#]/.test(text)) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(text));
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function isRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
  );
}
