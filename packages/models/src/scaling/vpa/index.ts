export { createVpaRecommender, recommenderPeriodSeconds, type VpaRecommendation, type VpaRecommender } from './recommender.ts'
export { type VpaResource, type VpaSpec, vpaSpec } from './spec.ts'
