/** What is said, each line by itself, and what is remembered of the conversation. */
export type Turn<Talk> = {readonly talk: Talk; readonly says: readonly string[]};

/** What a line means: the actions that it stands for, and how to tell what became of them. */
export type Reply<State, Action, Talk> = {
	readonly actions: readonly Action[];
	readonly tell: (before: State, after: State) => Turn<Talk>;
};

/** A screen as questions and answers, one after the other. Pure: what a person types comes in as lines. */
export type Conversation<State, Action, Talk> = {
	readonly open: (state: State) => Turn<Talk>;
	readonly reply: (talk: Talk, state: State, line: string) => Reply<State, Action, Talk>;
	/** The question again, when the person was away. */
	readonly repeat: (talk: Talk, state: State) => Turn<Talk>;
	/** What came from outside while nobody typed. */
	readonly overhear: (before: State, after: State) => readonly string[];
	/** Happens when no more lines will come. */
	readonly end: Action;
};
