import pino from 'pino';

/** A log for what is under test; nothing is written. */
export const quietLog = pino({ level: 'silent' });
