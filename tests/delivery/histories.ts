/** How many histories are lived through; DELIVERY_HISTORIES asks for more, of all laws of delivery in proportion. */
export const HISTORIES = Number(process.env['DELIVERY_HISTORIES'] ?? 1_000);

/** Which histories: others each time, or those of DELIVERY_SEED, which a failure tells. */
export const CHOSEN_SEED =
  process.env['DELIVERY_SEED'] === undefined ? {} : { seed: Number(process.env['DELIVERY_SEED']) };
