import { Mongo } from 'meteor/mongo'

export const Riders = new Mongo.Collection('riders')
