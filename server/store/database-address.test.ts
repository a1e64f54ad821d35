import { describe, expect, test } from 'vitest'
import { faultOfAddress, nameOfAddress, readAddress } from './database-address.ts'

describe('an address of PostgreSQL', () => {
  test.each([
    'postgres://portal:secret@db.example.com/signpost',
    'postgresql://portal:secret@db.example.com:5433/signpost?sslmode=verify-full&application_name=help',
    'postgres://portal@db.example.com/signpost?sslmode=require&channel_binding=require',
    'postgres://portal@[2001:db8::1]/signpost?options=-c%20search_path%3Dhelp',
    'postgres:///signpost?host=/var/run/postgresql',
  ])('%s is taken', (value) => {
    expect(faultOfAddress(value)).toBeNull()
    expect(readAddress(value)).toMatchObject({ kind: 'postgres' })
  })

  test.each([
    ['postgres://portal:secret@db.example.com', /must name the database/],
    ['postgres://portal:secret@db.example.com/', /must name the database/],
    ['postgres://portal:sec/ret@db.example.com/signpost', /must be a whole address: write .* as %3A/],
    ['postgres://portal:sec#ret@db.example.com/signpost', /must/],
    ['postgres://portal:secret@db:port/signpost', /must be a whole address/],
    ['postgres://portal:secret@db/signpost?sslmode=on', /takes as sslmode only disable, require/],
    ['postgres://portal:secret@db/signpost?max=200', /knows no parameter max/],
    ['mysql://portal:secret@db/signpost', /must be file:<path>/],
    ['file:', /must be file:<path>/],
  ])('%s is refused without a word of the password', (value, fault) => {
    expect(faultOfAddress(value)).toMatch(fault)
    expect(faultOfAddress(value)).not.toContain('ret')
  })

  test('is encrypted to the right server, or not at all', () => {
    expect(readAddress('postgres://portal@db/signpost?sslmode=require')).toEqual({
      kind: 'postgres',
      url: 'postgres://portal@db/signpost?sslmode=verify-full',
    })
  })

  test('is named without what is secret', () => {
    const name = (value: string) => nameOfAddress(readAddress(value))
    expect(name('postgres://portal:secret@db.example.com:5433/signpost?options=x')).toBe(
      'PostgreSQL at db.example.com:5433/signpost',
    )
    expect(name('postgres:///signpost?host=/run/postgresql')).toBe('PostgreSQL at /run/postgresql/signpost')
    expect(name('file:data/portal.db')).toBe('data/portal.db')
  })
})
