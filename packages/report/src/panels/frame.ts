import type { EvaluatedObjective, Objective } from '@plimsoll/analysis'
import type { MarkKind } from '@plimsoll/engine'
import type { Clock } from '../format/index.ts'
import { clockOf } from '../format/index.ts'
import type { Panel, PanelMark, PanelSeries, PanelThreshold } from '../panel.ts'
import { changeWords } from '../words/decision.ts'
import type { PanelSource } from './series.ts'

type Content = Pick<Panel, 'id' | 'question' | 'summary' | 'unit' | 'series'> & Partial<Pick<Panel, 'rightUnit' | 'thresholds'>>

/** What every panel of a run shares: grid, length, and the marks of the kinds that belong on it. */
export function frame({ run: { result } }: PanelSource, kinds: readonly MarkKind[], content: Content): Panel {
  return {
    rightUnit: null,
    thresholds: [],
    ...content,
    grid: result.grid,
    bucketSeconds: result.bucketSeconds,
    durationSeconds: result.durationSeconds,
    marks: result.marks.flatMap((mark, id): PanelMark[] => {
      if (!kinds.includes(mark.kind)) return []
      return [
        { id, atSeconds: mark.atSeconds, kind: mark.kind, label: `${mark.subject}${changeWords(mark.from, mark.to)}`, reason: mark.reason },
      ]
    }),
  }
}

/** Curves of one role are told apart by their dashes. */
const dashes: readonly PanelSeries['dash'][] = [[], [6, 3], [2, 2], [1, 3], [8, 2, 2, 2]]

export function dashOf(index: number): PanelSeries['dash'] {
  return dashes[index % dashes.length]
}

export function clockFor({ run: { result } }: PanelSource): Clock {
  return clockOf(result.startIso, result.durationSeconds)
}

/** Objectives that draw a line on a panel. `isMine` picks them. */
export function thresholdsOf(
  { run, service }: PanelSource,
  axis: PanelThreshold['axis'],
  isMine: (objective: Objective) => boolean,
): readonly PanelThreshold[] {
  return run.findings.objectives
    .filter(({ objective }) => isMine(objective) && (service === null || (objective.scope.service ?? service) === service))
    .map(({ objective, limit, verdict }: EvaluatedObjective) => ({ label: objective.text, value: limit, axis, verdict }))
}
