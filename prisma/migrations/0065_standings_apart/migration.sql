-- How an asset stands is kept as what differs from a standing, where that is little (docs/decisions/059-storage-a-day.md).
ALTER TABLE "asset_standing" ADD COLUMN "difference" BYTEA;

-- The only kind of look looked when the row begins.
UPDATE "asset_standing" SET "looked" = NULL
WHERE "looked" = ARRAY[(extract(epoch FROM "valid_from") * 1000)::bigint] AND "valid_from" = date_trunc('milliseconds', "valid_from");
