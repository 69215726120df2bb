export { createMetricsServer, type MetricsServer, type PublishedSamples, scrapePeriodSeconds } from './metrics-server.ts'
