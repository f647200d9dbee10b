/** A process that types into a draft until it is killed: `node draft-typist.js <drafts folder> <draft id> <file of acknowledged letters>`. */
import fs from 'node:fs';
import process from 'node:process';
import {openDrafts} from '../../source/store/drafts.js';
import {summary, typed} from './draft-fixture.js';

const [folder = '', id = '', acknowledged = ''] = process.argv.slice(2);
const opening = await openDrafts({folder}).open({id});
if (opening.kind !== 'opened') throw new Error(opening.kind);
const {writer} = opening;
const log = fs.openSync(acknowledged, 'a');
let {text} = writer.draft.state;

const type = () => {
	for (let letters = 0; letters < 40; letters++) {
		text += String.fromCharCode(97 + (text.length % 26));
		writer.record(typed(text), summary);
		fs.writeSync(log, `${text.length}\n`);
	}
	if (text.length % 120 === 0) writer.flush();
	if (text.length === 400) process.stdout.write('typing\n');
	setImmediate(type);
};
type();
