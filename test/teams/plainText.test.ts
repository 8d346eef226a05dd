import { plainText } from '../../src/bot/teams/plainText';
import { fastest } from '../support/stopwatch';

const html = (content: string) => [{ contentType: 'text/html', content }];
const quote = '<blockquote><strong>Ben</strong><p>Buy pens</p></blockquote>';
const quotedReply = (senderName: string, preview: string) => [
  { type: 'quotedReply', quotedReply: { messageId: '1', senderName, preview } },
];

test.each<[string, string, object]>([
  [
    'lines that are marked as quoted',
    'add task Order paper',
    { text: '> we need paper\n> soon\n\nadd task Order paper' },
  ],
  [
    'a quote with its words in the text',
    'add task Order paper',
    { text: '<quoted messageId="1">we need\npaper</quoted> add task Order paper' },
  ],
  [
    'a quote with a time between name and words',
    'add task Read it',
    {
      text: 'Alex Rivera 10:42\r\nSee the plan\r\n\r\nadd task Read it',
      attachments: html(
        '<blockquote><strong>Alex Rivera</strong><span itemprop="time">10:42</span><p>See the plan</p></blockquote><p>add task Read it</p>',
      ),
    },
  ],
  [
    'a quote in a quote',
    'add task Read it',
    { text: '', attachments: html('<blockquote>a<blockquote>b</blockquote>c</blockquote><p>add task Read it</p>') },
  ],
  ['a marker behind the words', 'add task Order paper', { text: 'add task Order paper <quoted messageId="17"/>' }],
  [
    'a marker whose id is escaped',
    'add task Order paper',
    { text: '<quoted messageId="17&amp;0&lt;1"/> add task Order paper' },
  ],
  ['a marker that is escaped', 'add task Order paper', { text: '&lt;quoted messageId="1"/&gt; add task Order paper' }],
  [
    'a quote behind the words',
    'add task Order paper',
    { text: 'add task Order paper\r\nBen\r\nBuy pens\r\n', attachments: html(`<p>add task Order paper</p>${quote}`) },
  ],
  [
    'nothing where the quote stands in the HTML alone',
    'add task Order paper',
    { text: 'add task Order paper', attachments: html(`${quote}<p>add task Order paper</p>`) },
  ],
  ['bold', 'add task Order paper', { text: '<b>add task</b> Order <em>paper</em>' }],
  [
    'italics',
    'add task Order paper',
    { text: '_add task Order paper_', attachments: html('<p><em>add task Order paper</em></p>') },
  ],
  [
    'a preview that was cut',
    'add task Buy',
    { text: 'Ben\nwe need paper and …\n\nadd task Buy', entities: quotedReply('Ben', 'we need paper and …') },
  ],
])('takes out %s', (_what, expected, activity) => {
  expect(plainText({ ...activity }).trim()).toBe(expected);
});

test.each<[string, object]>([
  ['add task Order paper', { text: 'add task Order paper', entities: quotedReply('Ben', 'add task Order paper') }],
  ['add task Order paper', { text: 'add task Order paper', entities: quotedReply('', 'add task') }],
  ['> everything is quoted', { text: '> everything is quoted' }],
  ['add task 5*3*2 in snake_case_name', { text: 'add task 5*3*2 in snake_case_name' }],
  ['add task Use __init__ and *stars*', { text: 'add task Use __init__ and *stars*', attachments: html('<p>x</p>') }],
  ['Forwarded\nadd task X', { text: 'Forwarded\nadd task X', attachments: html('<p>Forwarded</p><p>add task X</p>') }],
  ['', { attachments: 7, entities: [7, { type: 'quotedReply' }] }],
])('leaves %j as it is', (text, activity) => {
  expect(plainText({ ...activity })).toBe(text);
});

test.each<[string, object]>([
  ['quotes that never end', { text: 'a <blockquote>x '.repeat(30_000) }],
  ['a quote of one letter', { text: 'a\n'.repeat(100_000), entities: quotedReply('', 'a') }],
  ['spans that never end', { attachments: html('<span '.repeat(40_000)) }],
])('takes no longer for %s', (_what, activity) => {
  expect(fastest(() => void plainText({ ...activity }))).toBeLessThan(300);
});
