/** What the shells say in English: terminal, menu, dialogs. The interface has its own words. */
export const shellWordsEn = {
  problem: {
    'workspace-missing': 'The workspace "{{path}}" is not there any more.',
    'not-a-workspace': '"{{path}}" is not a Pilotbook workspace.',
    'workspace-read-only':
      '"{{path}}" may only be read. Allow writing to the file and its folder, then try again.',
    'workspace-in-use': '"{{path}}" is open in another Pilotbook. Close it there first.',
    'newer-version':
      'This workspace was written by a newer Pilotbook (version {{fileVersion}} of the file; this one knows {{appVersion}}). Update Pilotbook on this computer to open it.',
    'workspace-damaged':
      '"{{path}}" is damaged and was left as it is. Its backups lie in the folder "{{path}}.backups".',
  },
  next: {
    terminal: 'Open another file with --workspace FILE, or look at the sample with --sample.',
    desktop: 'Open another file, or look at the sample.',
  },
  host: {
    runs: 'Pilotbook runs at {{address}}',
    once: 'Open this address in a browser on this computer. It works once; Ctrl+C stops Pilotbook.',
    'press-enter': 'Press Enter for a fresh address.',
    'port-taken': 'Port {{port}} is in use by another program. Choose another one, or leave out --port.',
    'port-forbidden':
      'Port {{port}} may not be used by this account. Choose one above 1023, or leave out --port.',
    'not-built': 'The interface is not built yet. Run: npm run build',
    late: 'This address has been used already.',
    unknown: 'Pilotbook does not know this browser yet.',
    'again-terminal': 'In the window where Pilotbook runs, press Enter and open the fresh address.',
    'again-start': 'Stop Pilotbook and start it again; it then shows a fresh address.',
  },
  cli: {
    'unknown-feature': 'There is no feature with the key "{{key}}" here. Known keys: {{known}}.',
    none: 'none',
    heading: '{{feature}}, phase "{{phase}}"',
    advice: 'Advice: {{verb}}. {{reason}}',
    next: 'Next: {{next}}',
    'nothing-to-judge': '{{feature}} has no running phase, so there is nothing to judge.',
    criteria: 'What is asked',
    criterion: '{{verdict}}: {{criterion}}. {{now}}',
    asked: 'asked: {{asked}}',
    missing: 'missing: {{missing}}',
    'file-missing': 'The file "{{path}}" cannot be read. Check its name and that you may read it.',
    'file-too-large': 'The file "{{path}}" is larger than 512 MB. Split it, then import the parts.',
    'mapping-wrong': '"{{path}}" is no mapping: {{problem}}. Run the import without --mapping to see one.',
    'questions-open':
      'The file leaves questions open: {{questions}}. Save the mapping printed here to a file, answer them in it, and pass it with --mapping.',
    'changes-unsaid_one':
      '{{count, whole}} figure stands already with another value. Say which one counts: the file’s with --changes revise, the one that stands with --changes keep.',
    'changes-unsaid_other':
      '{{count, whole}} figures stand already with other values. Say which count: the file’s with --changes revise, those that stand with --changes keep.',
    imported_one:
      '{{used, whole}} of {{count, whole}} row used: {{newFigures, whole}} new and {{changedFigures, whole}} changed figures.',
    imported_other:
      '{{used, whole}} of {{count, whole}} rows used: {{newFigures, whole}} new and {{changedFigures, whole}} changed figures.',
    'segments-adds-up':
      '{{name}}: segments add up, {{sum, plain}} on {{day, dayPlain}} from {{count, whole}} segments.',
    'segments-averages':
      '{{name}}: segments are averaged, {{average, plain}} on {{day, dayPlain}} from {{count, whole}} segments.',
    'segments-unsaid':
      '{{name}}: nobody has said if its segments add up; {{day, dayPlain}} is {{sum, plain}} in all, shown as {{average, plain}} on average. Say it in the mapping ("overSegments": "adds-up" or "averages").',
    'same-file': 'This file came in before; nothing was changed.',
    'one-person':
      'One person brings {{share, percent}} of all events. To count each person once a day, say it in the mapping ("personRule": "distinct-people").',
    'set-aside_one': '{{count, whole}} row was set aside and changed nothing:',
    'set-aside_other': '{{count, whole}} rows were set aside and changed nothing:',
    'set-aside-row': 'line {{line, whole}}: {{reason}}',
    'set-aside-cell': 'line {{line, whole}}, "{{column}}": {{reason}}',
    'nothing-usable': 'No row of "{{name}}" can be used, so nothing was imported.',
    more_one: 'and {{count, whole}} more',
    more_other: 'and {{count, whole}} more',
    'nothing-to-report': '{{feature}} has not started a phase yet, so there is nothing to report.',
    'cannot-write': '"{{path}}" cannot be written. Check that its folder is there and may be written to.',
    written: 'Report written to {{path}}',
    'audit-whole_one': 'Log of deeds: {{count, whole}} entry, unbroken.',
    'audit-whole_other': 'Log of deeds: {{count, whole}} entries, unbroken.',
    'audit-broken': 'Log of deeds: entry {{sequence, whole}} was changed or removed outside Pilotbook.',
    'record-written': 'Record of decisions written to {{path}}',
    head: 'Mark of the last record: {{mark}}. Kept elsewhere, it proves later that nothing was rewritten (--head).',
  },
  menu: {
    file: 'File',
    open: 'Open workspace…',
    sample: 'Open the sample',
    view: 'View',
    help: 'Help',
    about: 'About Pilotbook',
  },
  dialog: {
    'choose-title': 'Open a workspace',
    workspaces: 'Pilotbook workspaces',
    'cannot-open': 'This workspace cannot be opened',
    'open-other': 'Open another file…',
    'open-sample': 'Open the sample',
    quit: 'Quit',
    'window-gone': 'The window stopped working',
    'window-gone-detail': 'Your workspace is safe: every change is already saved.',
    reload: 'Reload the window',
  },
  question: {
    'which-day-column': 'which column holds the day',
    'day-or-month-first': 'whether the day or the month comes first',
    'which-year': 'which year the days belong to',
    'which-arm': 'whether these are the numbers of the pilot or of the control group',
    'new-column': 'what a column is that files like it did not have, a segment, a group, people or nothing',
    'arm-values': 'which values mean pilot and which mean control',
    'which-metrics': 'which columns are numbers to keep',
    'decimal-or-thousands': 'whether the comma or the point parts the decimals',
    'changed-values': 'which of two values of a figure counts',
  },
  warning: {
    'days-before-2000_one':
      '{{count, whole}} day lies before 2000: {{example}} is read as {{day, dayLong}}. Is its year right?',
    'days-before-2000_other':
      '{{count, whole}} days lie before 2000: {{example}} is read as {{day, dayLong}}. Is the year right?',
    'weeks-from-sunday':
      'The weeks begin on a Sunday; that of {{example}} is kept under {{day, dayLong}}, with which it shares six days.',
    'days-missing_one':
      'Between {{example}} and {{day, dayLong}}, {{count, whole}} of {{of, whole}} days has no row. It is missing and never counts as 0.',
    'days-missing_other':
      'Between {{example}} and {{day, dayLong}}, {{count, whole}} of {{of, whole}} days have no row. They are missing and never count as 0.',
    'days-without-cases_one':
      'On {{count, whole}} of {{of, whole}} days, {{day, dayLong}}, there are 0 cases. Such a day tells nothing about a share or an average.',
    'days-without-cases_other':
      'On {{count, whole}} of {{of, whole}} days, first {{day, dayLong}}, there are 0 cases. Such days tell nothing about a share or an average.',
  },
  setAside: {
    'number-unreadable': 'a number cannot be read',
    'day-unreadable': 'the day cannot be read',
    'no-such-day': 'there is no such day',
    'arm-unknown': 'the group is not known',
    'arm-missing': 'the group is missing',
    'total-row': 'the row looks like a total',
    'duplicate-key': 'the same day and group stands on another line',
    'count-not-whole': 'a count is not a whole number',
    'negative-count': 'a count is below zero, {{total, plain}} of {{units, plain}}',
    'more-successes-than-trials': 'there are more hits than cases, {{total, plain}} of {{units, plain}}',
    'events-without-exposure': 'there are events over nothing',
    'ragged-row': 'it has more or fewer columns than the others',
    'unterminated-quote': 'a quotation mark is not closed',
    'text-after-quote': 'text stands after a closing quotation mark',
    'quotes-inside-cells': 'quotation marks stand inside cells',
    'nul-character': 'it holds a character that no text has',
    'line-too-long': 'it is too long for a row',
    'weekday-mismatch': 'the weekday does not fit the day',
    'year-missing': 'the day has no year',
    'not-a-record': 'the line holds no record',
    'header-row': 'it holds names again',
    'day-in-future': 'the day has not come yet',
    'person-missing': 'it does not say whose it is',
    'duration-not-positive': 'a duration is not above zero',
    'squares-impossible': 'a sum of squares is too small for its figures',
  },
};
