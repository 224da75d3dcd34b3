const { Sequelize, DataTypes } = require('sequelize')

const sequelize = new Sequelize(process.env.DATABASE_URL)

exports.User = sequelize.define('User', { email: DataTypes.STRING, newsletter: DataTypes.BOOLEAN })
