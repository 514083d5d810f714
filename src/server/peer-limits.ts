/*
 * Limits of peers: how much of this process one connection, one network and one person may take, whatever they ask for.
 *
 * Owns   the figures, each with its reason; docs/operations.md has them as a table. What one document may ask for stands in `limits.ts`.
 */
import { seconds } from '../clock.ts';

const KIB = 1_024;
const MIB = 1_024 * KIB;

/** What may wait for one peer, or be half received from it. Kernels hold more than that themselves, so only those who do not read get there. */
export const MAX_HELD_BYTES = MIB;
/** What is held to compress one answer. */
export const COMPRESSION_BYTES = 256 * KIB;
/** What is held of a file that is read as it leaves. */
export const FILE_BYTES = 64 * KIB;
/** One answer, event or message, with what compresses it, fits into what may wait. The schema itself, the largest that a developer asks for, takes 400 KiB. */
export const MAX_ANSWER_BYTES = MAX_HELD_BYTES - COMPRESSION_BYTES;
/** Of an answer that is not charged to anybody: the largest screen takes a fifth of it. */
export const FREE_ANSWER_BYTES = 64 * KIB;
/** Of the rest, for one person or network: to make so much takes a tenth of a core. */
export const ANSWER_BYTES_PER_SECOND = 2 * MIB;
/** Who opens an app on many screens at once, or a developer who fetches the schema again and again. */
export const ANSWER_BYTES_AT_ONCE = 20 * MIB;
/** For all peers together: a quarter of a heap of 512 MiB. */
export const MAX_HELD_IN_ALL_BYTES = 128 * MIB;
export const MAX_BODY_BYTES = 256 * KIB;
/** Of a message on a socket. A document has 2,000 tokens at most. */
export const MAX_FRAME_BYTES = 64 * KIB;
/** Of one message. Proxies may split a message, but hardly into more. */
export const MAX_FRAGMENTS = 256;

/** Peers are looked at so often. What they were late with is counted in looks: a process that was held up itself blames nobody. */
export const LOOK_MS = seconds(1);
/** A peer for which something waits and that takes nothing of it for so long is cut. A phone in a tunnel comes again by itself. */
export const MAX_LOOKS_WITHOUT_PROGRESS = 7;
/** A peer that reads so slowly that one write has not left by then is cut: 26 KiB a second for the largest answer. */
export const MAX_LOOKS_OF_ONE_WRITE = 30;

/** From the first byte of a request to its last, and from the opening of a connection to its first head. Looked at every second: at most 15 s. */
export const REQUEST_TIMEOUT_MS = seconds(14);
/** Longer than balancers keep theirs (60 s), so that it is they who close. */
export const KEEP_ALIVE_MS = seconds(72);
/** What may be asked on one connection before the first answer is there. Browsers and balancers wait for each answer. */
export const MAX_REQUESTS_AT_A_TIME = 4;
/** A peer that does not answer the closing of its socket is cut. */
export const CLOSE_TIMEOUT_MS = seconds(2);

/** Not signed in, of one network: an office behind one address. Who signs in counts no more, so phones behind one carrier do not add up. */
export const MAX_CONNECTIONS_PER_NETWORK = 500;
/** A server of the brand that calls as one person. */
export const MAX_CONNECTIONS_PER_PERSON = 500;
/** Twice the sockets that one process is measured with. */
export const MAX_CONNECTIONS = 20_000;

/** Anonymous callers may not subscribe to anything; they need a socket for queries at most. */
export const MAX_ANONYMOUS_SOCKETS_PER_NETWORK = 50;
export const MAX_ANONYMOUS_SOCKETS = 1_000;
/** Sockets that have not said yet who they are. They have three seconds; a thousand people come back at once after a restart. */
export const MAX_UNNAMED_SOCKETS = 1_000;
export const MAX_SOCKETS_PER_PERSON = 20;
/** A ping that was not answered for so long was not. */
export const PING_PATIENCE_MS = seconds(2);

/** Messages, pings and pongs on one socket; to end what runs is free. A screen opens twenty streams at most, and who leafs through opens five a minute. */
export const MESSAGE_BURST = 250;
export const MESSAGES_PER_MINUTE = 100;
/** Each full one of a message counts as a message more: who floods with large ones keeps the processor busy with fewer. */
export const BYTES_OF_ONE_MESSAGE = 8 * KIB;
