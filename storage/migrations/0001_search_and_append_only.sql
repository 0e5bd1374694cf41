-- Names, codes and telephone numbers, folded by storage/fold.ts before they come here.
CREATE VIRTUAL TABLE `patient_search` USING fts5(words, content='', contentless_delete=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'append_only: audit'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'append_only: audit'); END;
--> statement-breakpoint
CREATE TRIGGER `measurements_no_update` BEFORE UPDATE ON `measurements` BEGIN SELECT RAISE(ABORT, 'append_only: measurements'); END;
--> statement-breakpoint
CREATE TRIGGER `measurements_no_delete` BEFORE DELETE ON `measurements` BEGIN SELECT RAISE(ABORT, 'append_only: measurements'); END;
--> statement-breakpoint
CREATE TRIGGER `alignments_no_update` BEFORE UPDATE ON `alignments` BEGIN SELECT RAISE(ABORT, 'append_only: alignments'); END;
--> statement-breakpoint
CREATE TRIGGER `alignments_no_delete` BEFORE DELETE ON `alignments` BEGIN SELECT RAISE(ABORT, 'append_only: alignments'); END;
--> statement-breakpoint
CREATE TRIGGER `regions_no_update` BEFORE UPDATE ON `regions` BEGIN SELECT RAISE(ABORT, 'append_only: regions'); END;
--> statement-breakpoint
CREATE TRIGGER `regions_no_delete` BEFORE DELETE ON `regions` BEGIN SELECT RAISE(ABORT, 'append_only: regions'); END;
--> statement-breakpoint
CREATE TRIGGER `reference_photos_no_update` BEFORE UPDATE ON `reference_photos` BEGIN SELECT RAISE(ABORT, 'append_only: reference_photos'); END;
--> statement-breakpoint
CREATE TRIGGER `reference_photos_no_delete` BEFORE DELETE ON `reference_photos` BEGIN SELECT RAISE(ABORT, 'append_only: reference_photos'); END;
--> statement-breakpoint
CREATE TRIGGER `milestone_reviews_no_update` BEFORE UPDATE ON `milestone_reviews` BEGIN SELECT RAISE(ABORT, 'append_only: milestone_reviews'); END;
--> statement-breakpoint
CREATE TRIGGER `milestone_reviews_no_delete` BEFORE DELETE ON `milestone_reviews` BEGIN SELECT RAISE(ABORT, 'append_only: milestone_reviews'); END;
