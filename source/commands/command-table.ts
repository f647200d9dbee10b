import type {Run} from './command.js';

/** One option of a command: its long name is its key in the table. */
export type OptionEntry = {
	readonly type: 'string' | 'boolean';
	readonly short?: string;
	readonly multiple?: boolean;
	/** What stands for the value in the help. */
	readonly value?: string;
	readonly says: string;
};

/** One command: parsing, help and dispatch come from this table. */
export type CommandEntry = {
	/** The words behind the command, for the help. */
	readonly words: string;
	readonly says: string;
	readonly options: Readonly<Record<string, OptionEntry>>;
	readonly examples: readonly string[];
	readonly load: () => Promise<Run>;
};

/** Options that every command takes. */
export const globalOptions: Readonly<Record<string, OptionEntry>> = {
	cwd: {type: 'string', short: 'C', value: 'DIR', says: 'work in that folder'},
	json: {type: 'boolean', says: 'answer as JSON'},
	plain: {type: 'boolean', says: 'ask line by line, without screens (also: TERM=dumb, ACCESSIBLE=1)'},
	'no-color': {type: 'boolean', says: 'no colours (also: NO_COLOR)'},
	help: {type: 'boolean', short: 'h', says: 'show this help'},
	version: {type: 'boolean', short: 'v', says: 'show the version'},
};

const template: OptionEntry = {type: 'string', short: 't', value: 'NAME|FILE', says: 'the template to use'};

const known: OptionEntry = {
	type: 'string',
	short: 't',
	value: 'NAME|FILE',
	says: 'the template that the proposal follows, where that is not seen',
};

/** The commands by name, in the order of the help. */
export const commandTable: Readonly<Record<string, CommandEntry>> = {
	new: {
		words: '[title]',
		says: 'write a proposal: opens the wizard, or writes at once with --no-input',
		options: {
			template,
			answers: {type: 'string', short: 'a', value: 'FILE|-', says: 'answers as JSON or YAML, by field id'},
			set: {
				type: 'string',
				short: 's',
				multiple: true,
				value: 'FIELD=VALUE',
				says: 'answer one field; may be repeated',
			},
			name: {type: 'string', value: 'BRIEF-NAME', says: 'the brief name of the file, instead of one from the title'},
			status: {type: 'string', value: 'STATUS', says: 'proposed (as usual) or draft'},
			quick: {type: 'boolean', short: 'q', says: 'ask only the few questions that make a file; the rest later'},
			'allow-unlisted': {type: 'boolean', says: 'take values that a choice does not list'},
			'no-input': {type: 'boolean', says: 'ask nothing: write, or say what is missing'},
			'dry-run': {type: 'boolean', says: 'print the document and write nothing'},
		},
		examples: [
			'enhance new "Faster cold start"',
			'enhance new --quick "Faster cold start"',
			'enhance new "Faster cold start" -s category=performance -s priority=high -s technical-risk=low --no-input',
		],
		load: async () => (await import('./new.js')).runNew,
	},
	get: {
		words: '<proposal> [field]',
		says: 'print the fields of a proposal, or the value of one',
		options: {template: known},
		examples: ['enhance get faster-cold-start', 'enhance get faster-cold-start problem-statement'],
		load: async () => (await import('./get.js')).runGet,
	},
	set: {
		words: '<proposal> <field=value…>',
		says: 'change fields of a proposal; the value - is standard input',
		options: {
			template: known,
			'allow-unlisted': {type: 'boolean', says: 'take values that a choice does not list'},
			'dry-run': {type: 'boolean', says: 'print the diff and write nothing'},
		},
		examples: [
			'enhance set faster-cold-start priority=critical phase-2.time-estimate="3 days"',
			'enhance set faster-cold-start problem-statement=- < problem.md',
		],
		load: async () => (await import('./set.js')).runSet,
	},
	edit: {
		words: '<proposal>',
		says: 'go on with a proposal in the wizard, or change fields at once with --set',
		options: {
			template: known,
			set: {
				type: 'string',
				short: 's',
				multiple: true,
				value: 'FIELD=VALUE',
				says: 'change one field; may be repeated; the value - is standard input',
			},
			'allow-unlisted': {type: 'boolean', says: 'take values that a choice does not list'},
			'no-input': {type: 'boolean', says: 'ask nothing: write what is set'},
			'dry-run': {type: 'boolean', says: 'print the diff and write nothing'},
		},
		examples: ['enhance edit faster-cold-start', 'enhance edit faster-cold-start -s priority=critical --no-input'],
		load: async () => (await import('./edit.js')).runEdit,
	},
	tick: {
		words: '<proposal> <item>',
		says: 'tick a box by its words or its path; --undo takes the tick away',
		options: {
			template: known,
			undo: {type: 'boolean', short: 'u', says: 'take the tick away'},
			'dry-run': {type: 'boolean', says: 'print the diff and write nothing'},
		},
		examples: [
			'enhance tick faster-cold-start "Security review completed"',
			'enhance tick faster-cold-start phase-1.tasks.2 --undo',
		],
		load: async () => (await import('./tick.js')).runTick,
	},
	status: {
		words: '<proposal> [status]',
		says: 'show the status of a proposal and what it may become, or move it',
		options: {
			template: known,
			by: {type: 'string', value: 'NAME', says: 'who decides; as usual the name that git has for you'},
			date: {type: 'string', value: 'DAY', says: 'the day of the decision, where it is not today'},
			reason: {type: 'string', value: 'TEXT', says: 'why, kept beside the decision or the status'},
			'superseded-by': {type: 'string', value: 'PROPOSAL|URL', says: 'what takes the place of a superseded proposal'},
			phase: {type: 'string', value: 'PHASE', says: 'the phase of the work'},
			progress: {type: 'string', value: 'PERCENT', says: 'how much of the work is done'},
			'dry-run': {type: 'boolean', says: 'print the diff and write nothing'},
		},
		examples: [
			'enhance status faster-cold-start',
			'enhance status faster-cold-start approved --by "Ada Lovelace"',
			'enhance status faster-cold-start deferred --reason "not before the move to the new cluster"',
			'enhance status faster-cold-start --phase testing --progress 80',
		],
		load: async () => (await import('./status.js')).runStatus,
	},
	list: {
		words: '[folder…]',
		says: 'list the proposals: a table, a matrix of priority and risk, or a timeline',
		options: {
			template: {type: 'string', short: 't', value: 'NAME|FILE', says: 'the template that the records follow'},
			status: {type: 'string', multiple: true, value: 'STATUS,…', says: 'those with one of the statuses'},
			category: {type: 'string', multiple: true, value: 'CATEGORY,…', says: 'those with one of the categories'},
			priority: {type: 'string', multiple: true, value: 'PRIORITY,…', says: 'those with one of the priorities'},
			risk: {type: 'string', multiple: true, value: 'RISK,…', says: 'those with one of the technical risks'},
			stale: {type: 'string', value: 'DAYS', says: 'those not changed for so many days, and not at an end'},
			search: {type: 'string', value: 'WORDS', says: 'those that show all the words'},
			sort: {
				type: 'string',
				multiple: true,
				value: 'COLUMN[:desc],…',
				says: 'by name, status, priority, updated and others',
			},
			group: {type: 'string', value: 'COLUMN', says: 'in groups: status, category, priority, risk or phase'},
			matrix: {type: 'boolean', says: 'show how many there are of each priority and risk'},
			timeline: {type: 'boolean', says: 'show phases and milestones against today'},
		},
		examples: [
			'enhance list --status in-review,approved --sort priority,updated:desc',
			'enhance list --stale 30 --group status',
			'enhance list doc/adr --template doc/adr/template.md',
			"enhance list --json | jq -r '.proposals[].path'",
		],
		load: async () => (await import('./list.js')).runList,
	},
	history: {
		words: '<proposal>',
		says: 'show each status of a proposal with its dates and authors, from git',
		options: {template: known},
		examples: ['enhance history faster-cold-start', 'enhance history faster-cold-start --json'],
		load: async () => (await import('./history.js')).runHistory,
	},
	resume: {
		words: '[draft]',
		says: 'go on with a saved draft where it was left',
		options: {
			list: {type: 'boolean', short: 'l', says: 'list the drafts of this repository'},
			discard: {type: 'boolean', says: 'put the draft away'},
			restore: {type: 'boolean', says: 'bring back a draft that was put away, by its id'},
		},
		examples: ['enhance resume', 'enhance resume --list'],
		load: async () => (await import('./resume.js')).runResume,
	},
	template: {
		words: '[name]',
		says: 'list the templates, or show the form that is read from one',
		options: {schema: {type: 'boolean', says: 'print the JSON Schema of the answers that it takes'}},
		examples: [
			'enhance template',
			'enhance template enhancement --json',
			'enhance template enhancement --schema > answers.schema.json',
		],
		load: async () => (await import('./template.js')).runTemplate,
	},
};
