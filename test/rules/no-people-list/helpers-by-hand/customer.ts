import { DataTypes, Sequelize } from 'sequelize'

export const Customer = new Sequelize('sqlite::memory:').define('Customer', { email: DataTypes.STRING })
