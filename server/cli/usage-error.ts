/** The command line cannot be understood; the message is a sentence without the program's name, perhaps with a way out. */
export class UsageError extends Error {}
