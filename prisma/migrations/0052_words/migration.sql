-- What a report said of an asset, as a hash: the same said again changes nothing and need not be compared line by line. Rows from before
-- have none and are like nothing.
ALTER TABLE "coverage" ADD COLUMN "words" BYTEA;
-- The same of what it said of advisories: their titles, ratings and other ids.
ALTER TABLE "coverage" ADD COLUMN "advisory_words" BYTEA;
