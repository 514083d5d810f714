/*
 * Magic: the values that do something, for people. Each domain knows its own; README.md lists more of it.
 */
export const MAGIC: readonly (readonly [value: string, what: string])[] = [
  ['card that ends in 0002', 'is declined'],
  ['ICCID that ends in 0000', 'is not eligible'],
  ['ICCID that ends in 8888', 'fails in the end'],
  ['ICCID 8901260000000000017', 'works'],
  ['IMEI that begins with 99', 'is not compatible: 990000862471853'],
  ['IMEI that begins with 01', 'takes no eSIM: 010000862471859'],
  ['IMEI that begins with 88', 'fails in the end: 880000862471856'],
  ['IMEI 356938035643809', 'works, and takes an eSIM'],
  ['transfer PIN', 'is right if it is the last four digits of the number, wrong otherwise'],
  ['number to move that ends in 0000', 'cannot be moved'],
  ['number to move that ends in 7777', 'is cancelled by the losing carrier'],
  ['number to move that ends in 9999', 'takes six hours'],
  ['account number that begins with 000', 'is not accepted by the losing carrier'],
  ['one-time code 246810', 'is right for ten minutes; the fifth wrong one locks it'],
  ['ZIP 00000', 'is not covered'],
  ['ZIP 00001', 'is where nothing is known'],
  ['ZIP 00002', 'has no new numbers'],
  ['e-mail taken@example.com', 'has an account already'],
];
