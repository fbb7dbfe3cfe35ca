import axios from 'axios'

export const weather = axios.create({ baseURL: 'https://api.weather.example', timeout: 5000 })
