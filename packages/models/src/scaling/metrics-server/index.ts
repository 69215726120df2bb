export {
  createMetricsServer,
  type MetricsServer,
  type PublishedMeans,
  type PublishedResource,
  type PublishedSamples,
} from './metrics-server.ts'
export { createScrapeClock, type ScrapeChance, type ScrapeClock } from './scrape-clock.ts'
