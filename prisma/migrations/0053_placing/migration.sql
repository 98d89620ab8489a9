-- How far the job is that places a large report, in percent; nothing where the report was placed with its request.
ALTER TABLE "submission" ADD COLUMN "progress" SMALLINT;
GRANT UPDATE (progress) ON "submission" TO plimsoll_app;
