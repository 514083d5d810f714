/*
 * Data key book: which data keys the store needs, for those who exchange them.
 *
 * Owns   the port; the store answers it.
 */
export interface DataKeyState {
  /** Tells keys apart and says nothing about them; `none` for what was sealed before keys had ids. */
  readonly name: string;
  /** Whether what is written now is sealed with it. */
  readonly seals: boolean;
  /** How many rows it has sealed. */
  readonly rows: number;
  /** Whether it must stay in the key file. */
  readonly needed: boolean;
}

export interface DataKeyBook {
  /** The one that seals first. */
  state(): Promise<readonly DataKeyState[]>;
}
