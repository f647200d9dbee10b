import test from 'ava';
import {readSkeleton} from '../../source/template/skeleton.js';

test('Usage, naming and version of the template are taken out, with one break each', t => {
	const {text, naming} = readSkeleton(
		`# My Template

**Purpose:** For templates.
**Owner:** [who]

**Usage:** Copy it.

---

## How to use this template

Call it \`rfc-[name].md\`.

### Instructions

More of it.

---

## Problem
[What is wrong]

---

**Template Version:** 2.0
**Maintained By:** us
`,
		'sample',
	);
	t.is(
		text,
		`# Rfc: [Title]

**Purpose:** [What this is for, in one sentence]
**Owner:** [who]

---

## Problem
[What is wrong]
`,
	);
	t.is(naming.pattern, 'rfc-[name].md');
});

test('Two usage blocks behind each other are taken out together', t => {
	const {text} = readSkeleton(
		'# T\n\n## A\n[x]\n\n---\n\n**Template Version:** 1\n\n---\n\n## Usage\n\na\n\n---\n\n## Instructions\n\nb\n\n---\n\n**Naming:** `x-[name].md`\n',
		'sample',
	);
	t.is(text, '# X: [Title]\n\n## A\n[x]\n');
});

test('A title that is called usage is the title', t => {
	t.is(readSkeleton('# Usage\n\n## A\n[x]\n', 'sample').text, '# [Title]\n\n## A\n[x]\n');
	t.is(readSkeleton('# Instructions', 'sample').text, '# [Title]');
});

test('The title becomes the placeholder of the title field, or keeps its own', t => {
	t.is(
		readSkeleton('# Template\n\n- **Title:** [Short title]\n', 'x').text,
		'# [Short title]\n\n- **Title:** [Short title]\n',
	);
	t.is(readSkeleton('# ADR: [Short title]\n', 'x').text, '# ADR: [Short title]\n');
	t.is(readSkeleton('# Template\n', 'x').text, '# [Title]\n');
});

test('Line ends, a byte order mark and a missing last line break stay', t => {
	t.is(
		readSkeleton('\uFEFF---\r\nstatus: a\r\n---\r\n\r\n# T\r\n\r\n## Usage\r\n\r\nx\r\n', 'x').text,
		'\uFEFF---\r\nstatus: a\r\n---\r\n\r\n# [Title]\r\n',
	);
	t.is(readSkeleton('# [T]\n\n## A', 'x').text, '# [T]\n\n## A');
	t.is(readSkeleton('', 'x').text, '');
});
