import { Sequelize, DataTypes } from 'sequelize'

const sequelize = new Sequelize(process.env.DATABASE_URL)

export const User = sequelize.define('User', { email: DataTypes.STRING, newsletter: DataTypes.BOOLEAN })
export const Collective = sequelize.define('Collective', { data: DataTypes.JSON })
