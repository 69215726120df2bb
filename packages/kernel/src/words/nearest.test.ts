import { describe, expect, it } from 'vitest'
import { editDistance } from './edit-distance.ts'
import { nearest, nearestWord } from './nearest.ts'

describe('editDistance', () => {
  // Textbook pairs: kitten -> sitting is two replacements and one insertion.
  it.each([
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['m7g.2xlarge', 'm7g.2xlarge', 0],
    ['m7g.xlarge', 'm7g.2xlarge', 1],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })
})

describe('nearest', () => {
  it('lists the fewest edits first, and equal ones in the order given', () => {
    // One replacement away each.
    expect(nearest('us-east-9', ['eu-west-1', 'us-east-2', 'us-east-1'], 2)).toEqual(['us-east-2', 'us-east-1'])
  })

  it('does not mind the case', () => {
    expect(nearest('M7G.LARGE', ['m7i.large', 'm7g.large'], 1)).toEqual(['m7g.large'])
  })
})

describe('nearestWord', () => {
  it.each([
    // One of eight letters lacks.
    ['chekout', 'checkout'],
    // One letter may differ however short the word is.
    ['p98', 'p99'],
    // Seven replaced letters are more than a third of nine.
    ['happiness', undefined],
    ['a'.repeat(101), undefined],
  ])('%s means %s', (asked, meant) => {
    expect(nearestWord(asked, ['checkout', 'p99', 'throughput'])).toBe(meant)
  })

  it('means nothing where nothing is known', () => {
    expect(nearestWord('checkout', [])).toBeUndefined()
  })
})
