type Environment = Readonly<Record<string, string | undefined>>;

/** True where screens are of no use: a terminal without a cursor that moves, or a person who wants, or needs, line by line. */
export function isPlainTerminal({TERM, ACCESSIBLE, INK_SCREEN_READER}: Environment): boolean {
	return TERM === 'dumb' || isSet(ACCESSIBLE) || (isSet(INK_SCREEN_READER) && INK_SCREEN_READER !== 'false');
}

function isSet(value: string | undefined): boolean {
	return value !== undefined && value !== '' && value !== '0';
}
