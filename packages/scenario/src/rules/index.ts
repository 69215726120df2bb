import { bucketCount } from './bucket-count.ts'
import { budgetBlocksDrains } from './budget-blocks-drains.ts'
import { cpuLimitBelowWorker } from './cpu-limit-below-worker.ts'
import { cpuTargetWithoutRequest } from './cpu-target-without-request.ts'
import { dropoutOfNothing } from './dropout-of-nothing.ts'
import { duplicateName } from './duplicate-name.ts'
import { eventOutsideRun } from './event-outside-run.ts'
import { forecastNeverComes } from './forecast-never-comes.ts'
import { idleService } from './idle-service.ts'
import { kedaStaysAboveZero } from './keda-stays-above-zero.ts'
import { machinesTooFew } from './machines-too-few.ts'
import { maximumBelowMinimum } from './maximum-below-minimum.ts'
import { memoryLimitTooLow } from './memory-limit-too-low.ts'
import { podCount } from './pod-count.ts'
import { queueThatNobodyFills } from './queue-that-nobody-fills.ts'
import { requestAboveLimit } from './request-above-limit.ts'
import { rigidAutoscaler } from './rigid-autoscaler.ts'
import type { Rule } from './rule.ts'
import { runLength } from './run-length.ts'
import { scaleDownBeforeStart } from './scale-down-before-start.ts'
import { selectorCountsNothing } from './selector-counts-nothing.ts'
import { targetBeyondUsage } from './target-beyond-usage.ts'
import { tracePart } from './trace-part.ts'
import { undeclaredMetric } from './undeclared-metric.ts'
import { unknownPriorityClass } from './unknown-priority-class.ts'
import { unknownService } from './unknown-service.ts'
import { unknownZone } from './unknown-zone.ts'
import { unnamedService } from './unnamed-service.ts'
import { zoneWithoutMachines } from './zone-without-machines.ts'

/** Every rule about fields together. A new one is one file and its name here. */
export const rules: readonly Rule[] = [
  duplicateName,
  unknownService,
  unknownPriorityClass,
  unnamedService,
  maximumBelowMinimum,
  requestAboveLimit,
  tracePart,
  undeclaredMetric,
  podCount,
  runLength,
  bucketCount,
  eventOutsideRun,
  unknownZone,
  zoneWithoutMachines,
  dropoutOfNothing,
  idleService,
  cpuTargetWithoutRequest,
  rigidAutoscaler,
  scaleDownBeforeStart,
  targetBeyondUsage,
  memoryLimitTooLow,
  cpuLimitBelowWorker,
  budgetBlocksDrains,
  machinesTooFew,
  selectorCountsNothing,
  kedaStaysAboveZero,
  queueThatNobodyFills,
  forecastNeverComes,
]
