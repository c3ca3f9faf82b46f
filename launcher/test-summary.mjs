// Reads the result files of ./test: seconds per folder, the ten slowest tests, what the failed ones said, and "N passed, N failed" as the last line.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [results, ...folders] = process.argv.slice(2)
const attribute = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
const seconds = (clock) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

const plain = (xml = '') => xml.replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')

function readTrx(text) {
  return [...text.matchAll(/<UnitTestResult\b[^>]*?(\/>|>[\s\S]*?<\/UnitTestResult>)/g)].map(([whole]) => ({
    name: attribute(whole, 'testName'),
    seconds: seconds(attribute(whole, 'duration') ?? '0'),
    outcome: { Passed: 'passed', NotExecuted: 'skipped' }[attribute(whole, 'outcome')] ?? 'failed',
    said: ['Message', 'StackTrace', 'StdOut'].map((part) => plain(new RegExp(`<${part}>([\\s\\S]*?)</${part}>`).exec(whole)?.[1])).filter(Boolean),
  }))
}

function readJunit(text) {
  return [...text.matchAll(/<testcase\b[^>]*?(\/>|>[\s\S]*?<\/testcase>)/g)].map(([whole]) => ({
    name: attribute(whole, 'name'),
    seconds: Number(attribute(whole, 'time') ?? 0),
    outcome: /<(failure|error)\b/.test(whole) ? 'failed' : /<skipped\b/.test(whole) ? 'skipped' : 'passed',
    said: [plain(/<(?:failure|error)\b[^>]*>([\s\S]*?)<\//.exec(whole)?.[1])].filter(Boolean),
  }))
}

const tests = []
for (const folder of folders) {
  const file = join(results, folder === 'client' ? 'client.xml' : `${folder}.trx`)
  const found = !existsSync(file) ? [] : (folder === 'client' ? readJunit : readTrx)(readFileSync(file, 'utf8'))
  // A folder whose runner died, or found nothing, is a failure and not a silence.
  tests.push(...(found.length ? found : [{ name: `${folder}: no test result was written`, seconds: 0, outcome: 'failed' }]).map((test) => ({ ...test, folder })))
}

console.log('\nSeconds per folder')
for (const line of readFileSync(join(results, 'seconds'), 'utf8').trim().split('\n')) console.log(`  ${line.replace(' ', '  ')}`)
console.log('Ten slowest')
for (const test of [...tests].sort((a, b) => b.seconds - a.seconds).slice(0, 10)) console.log(`  ${test.seconds.toFixed(1)} s  ${test.folder}: ${test.name}`)
const of = (outcome) => tests.filter((test) => test.outcome === outcome)
for (const test of of('failed')) {
  console.log(`FAILED ${test.folder}: ${test.name}`)
  for (const part of test.said ?? []) for (const line of part.trim().split('\n').slice(0, 20)) console.log(`    ${line.slice(0, 300)}`)
}
for (const test of of('skipped')) console.log(`skipped ${test.folder}: ${test.name}`)
console.log(`${of('passed').length} passed, ${of('failed').length} failed`)
process.exit(of('failed').length || !of('passed').length ? 1 : 0)
