/*
 * Clean text: what people type and paste, without what nobody sees.
 *
 * Owns   which characters are dropped or replaced before anything is judged, and how characters are counted.
 * Gives  the same text again when it is cleaned twice.
 * Never  drops anything that has a shape: joiners inside of emoji, and inside of words whose letters they shape, stay.
 *
 * Numbers that were copied from a contact or a web page stand in direction marks, and their dashes are no ASCII dashes.
 */

/** The joiner between two emoji, and the mark that gives a sign its emoji shape. */
const IN_EMOJI = String.raw`(?<=\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})\u200D(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\uFE0F|(?<=[0-9#*])\uFE0F(?=\u20E3)`;

/** The joiner and the non-joiner within a word of a script whose letters they shape, as Persian, Hindi and Sinhala names have them. */
const IN_WORD = String.raw`(?<=(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}])[\p{L}\p{M}])[\u200C\u200D](?=\p{L})`;

/** Control and direction marks, other joiners, fillers, halves of characters. */
const HIDDEN = new RegExp(String.raw`(?!${IN_EMOJI}|${IN_WORD})[\p{Cc}\p{Cf}\p{Cs}\p{DI}]`, 'gu');
const BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
const DASH = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const BLANK = /[\p{Zs}\t]/gu;

/** Words of ASCII with one blank between them: nearly everything. There is nothing to clean. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/;

/** As it was typed, without what nobody sees and without blanks around it. */
export const asTyped = (text: string): string =>
  CLEAN.test(text) ? text : text.replace(HIDDEN, '').trim();

/** With usual dashes and blanks, on one line. */
export const oneLine = (text: string): string =>
  CLEAN.test(text) ? text : usual(text.replace(BREAK, ' ')).replace(/ +/g, ' ').trim();

/** With usual dashes and blanks; line breaks are kept. */
export const manyLines = (text: string): string =>
  text
    .replace(BREAK, '\n')
    .split('\n')
    .map((line) => usual(line).trimEnd())
    .join('\n')
    .trim();

/** Numbers and codes: full-width letters and digits are those of ASCII. */
export const plain = (text: string): string =>
  CLEAN.test(text) ? text : oneLine(text.normalize('NFKC'));

const usual = (line: string): string =>
  line.replace(BLANK, ' ').replace(HIDDEN, '').replace(DASH, '-').normalize('NFC');

/** As people count: a letter outside of the first 65,536 is one. */
export const lengthOf = (text: string): number =>
  CLEAN.test(text) ? text.length : [...text].length;
