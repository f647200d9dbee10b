import test from 'ava';
import {planDiff} from '../../source/proposal/plan.js';

test('A change is shown with three lines around it', t => {
	t.is(
		planDiff([{path: 'docs/a.md', before: '1\n2\n3\n4\n5\n6\n7\n8\n9\n', after: '1\n2\n3\n4\nfive\n6\n7\n8\n9\n'}]),
		`--- a/docs/a.md
+++ b/docs/a.md
@@ -2,7 +2,7 @@
 2
 3
 4
-5
+five
 6
 7
 8
`,
	);
});

test('A new file comes from nothing', t => {
	t.is(
		planDiff([{path: 'a.md', before: undefined, after: '# A\n'}]),
		'--- /dev/null\n+++ b/a.md\n@@ -0,0 +1,1 @@\n+# A\n',
	);
});

test('A missing last line break is shown, and so is what has the same text', t => {
	t.is(
		planDiff([{path: 'a.md', before: 'a', after: 'a\n'}]),
		'--- a/a.md\n+++ b/a.md\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n',
	);
	t.is(planDiff([{path: 'a.md', before: 'a\n', after: 'a\n'}]), '');
	t.is(planDiff([]), '');
});

test('Several files stand one after the other, each with its own line ends', t => {
	t.is(
		planDiff([
			{path: 'a.md', before: 'a\r\nb\r\n', after: 'a\r\nc\r\n'},
			{path: 'same.md', before: 'x', after: 'x'},
			{path: 'b.md', before: 'x\n', after: ''},
		]),
		'--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n--- a/b.md\n+++ b/b.md\n@@ -1,1 +0,0 @@\n-x\n',
	);
});
