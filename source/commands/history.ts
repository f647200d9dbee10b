import {visibleLine} from '../document/visible-text.js';
import {type Present, type StatusHistory, type StatusSpan, statusHistory} from '../proposal/history.js';
import {dayOf, duration, isoMoment} from '../proposal/moment.js';
import {openGit} from '../store/git.js';
import {changedAt, readVersions} from '../store/history.js';
import {type Context, jsonOutput, type Options, type Result} from './command.js';
import {refused, wrongUse} from './failure.js';
import {openProposal} from './open-proposal.js';
import {type Column, tableLines} from './text-table.js';
import {outputWidth} from './width.js';

/** `enhance history`: each status of a proposal, with when it began, who set it and how long it lasted, from git. */
export async function runHistory(context: Context, options: Options, words: readonly string[]): Promise<Result> {
	const [word, ...others] = words;
	if (others.length > 0) {
		throw wrongUse(`one proposal at a time, not also ${others.join(' ')}`);
	}

	const {workspace, path, alignment} = openProposal(context, options, word);
	const git = await openGit(workspace.root, context.environment);
	if ('problem' in git) {
		throw refused(`the history of a proposal comes from git, and ${git.problem}`);
	}

	const versions = await readVersions(git, path);
	if ('problem' in versions) {
		throw refused(`the history of ${path} can't be read: ${versions.problem}`);
	}

	const present: Present = {text: alignment.document.text, changed: changedAt(workspace.root, path)};
	const history = statusHistory(path, versions, present, context.now().getTime());
	const isCutOff = history.oldest !== undefined && git.ends.has(history.oldest);
	const isShallow = git.ends.size > 0;
	const output =
		options.json === true
			? jsonOutput({
					path,
					history: history.spans.map(spanJson),
					isShallow,
					isComplete: !isCutOff,
					versions: history.versions,
					skipped: history.skipped,
				})
			: `${visibleLine(path)}\n\n${tableLines(columns, history.spans, outputWidth(context)).join('\n')}\n`;
	return {kind: 'output', output, note: noteOn(history, isCutOff)};
}

const columns: readonly Column<StatusSpan>[] = [
	{title: 'STATUS', cell: ({status}) => status ?? '-', least: 12},
	{title: 'SINCE', cell: ({since}) => dayOf(since)},
	{title: 'UNTIL', cell: ({until}) => (until ? dayOf(until) : 'now')},
	{title: 'LASTED', cell: ({lasted}) => duration(lasted), side: 'end'},
	{title: 'BY', cell: ({author}) => author ?? 'not committed yet', least: 10},
	{title: 'COMMIT', cell: ({commit}) => commit?.slice(0, shortest) ?? '-', rank: 1},
];

/** As many digits of a commit's name as are usually shown. */
const shortest = 9;
const dayLength = 86_400_000;

function spanJson({status, since, until, lasted, author, commit, path}: StatusSpan): Record<string, unknown> {
	return {
		status: status ?? null,
		since: isoMoment(since),
		until: until ? isoMoment(until) : null,
		days: Math.round((lasted / dayLength) * 100) / 100,
		author: author ?? null,
		commit: commit ?? null,
		path,
	};
}

/** What the table does not say: other names, and what could not be seen. */
function noteOn(history: StatusHistory, isCutOff: boolean): string {
	const [, ...earlier] = history.paths;
	const {skipped, versions, spans} = history;
	const [first] = spans;
	const sentences = [
		earlier.length > 0 ? `It was called ${earlier.join(', before that ')}.` : undefined,
		versions === 0 ? 'No version of it is committed yet.' : undefined,
		skipped > 0 ? `${skipped} of ${versions} versions can't be read and are left out.` : undefined,
		isCutOff && first
			? `This clone does not go further back than ${dayOf(first.since)}: the first status may be older. "git fetch --unshallow" brings the rest.`
			: undefined,
	];
	return sentences.map(sentence => (sentence === undefined ? '' : `${sentence}\n`)).join('');
}
