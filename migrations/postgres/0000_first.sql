CREATE TABLE "answer_chains" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"decider" text NOT NULL,
	"reviewer" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_change_ends" (
	"change_id" text PRIMARY KEY NOT NULL,
	"how" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change_reasons" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"document_id" text NOT NULL,
	"blocks" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"comment_id" text NOT NULL,
	"document_id" text NOT NULL,
	"kind" text NOT NULL,
	"blocks" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"anchor" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_clients" (
	"document_id" text NOT NULL,
	"client_id" text NOT NULL,
	"person_id" text,
	CONSTRAINT "document_clients_document_id_client_id_pk" PRIMARY KEY("document_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "colleague_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"handle" text NOT NULL,
	"secret_hash" text NOT NULL,
	"label" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"wrong" integer NOT NULL,
	"waits_until" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text
);
--> statement-breakpoint
CREATE TABLE "colleagues" (
	"person_id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"code_id" text NOT NULL,
	"unit" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "comment_originals" (
	"comment_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"proposed_text" text NOT NULL,
	"reason" text NOT NULL,
	"replaced_by" text NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_voices" (
	"comment_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"word" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "comment_voices_comment_id_person_id_pk" PRIMARY KEY("comment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"round_id" text NOT NULL,
	"package_id" text NOT NULL,
	"number" integer,
	"scope" text NOT NULL,
	"frozen_document_id" text,
	"from_block" text,
	"from_offset" integer,
	"to_block" text,
	"to_offset" integer,
	"quote" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"ids" text NOT NULL,
	"ordinal" integer NOT NULL,
	"clause_number" text,
	"clause_heading" text,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"proposed_text" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"version" integer NOT NULL,
	"changed_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"standing" text NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	"merged_into" text,
	"replaces_id" text,
	"part_of" text,
	"part" integer
);
--> statement-breakpoint
CREATE TABLE "committee_stays" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"body" text NOT NULL,
	"meeting_on" text NOT NULL,
	"handed_by" text NOT NULL,
	"handed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"taken_back_by" text,
	"taken_back_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "compared_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"package_before" text NOT NULL,
	"package_id" text NOT NULL,
	"content" "bytea" NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_conclusions" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"comments" integer NOT NULL,
	"undecided" integer NOT NULL,
	"override_by" text,
	"override_on" text,
	"override_reason" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confirmations" (
	"response_id" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"decided_on" text NOT NULL,
	"paragraph" text NOT NULL,
	"reservation" text NOT NULL,
	"channel" text NOT NULL,
	"received_on" text NOT NULL,
	"content" "bytea" NOT NULL,
	"hash" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultee_letters" (
	"letter_id" text NOT NULL,
	"consultee_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consultee_letters_letter_id_consultee_id_pk" PRIMARY KEY("letter_id","consultee_id")
);
--> statement-breakpoint
CREATE TABLE "consultees" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"body" text,
	"category" text NOT NULL,
	"obliged" boolean NOT NULL,
	"unsolicited" boolean NOT NULL,
	"official_mail" text NOT NULL,
	"contact_name" text,
	"contact_mail" text,
	"meeting_on" text,
	"own_registry_number" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"invited_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_details" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"details" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_images" (
	"document_id" text NOT NULL,
	"file_hash" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"added_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_images_document_id_file_hash_pk" PRIMARY KEY("document_id","file_hash")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"ordinal" integer NOT NULL,
	"party_ids" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"write_epoch" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reading_comment_versions" (
	"comment_id" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reading_comment_versions_comment_id_version_pk" PRIMARY KEY("comment_id","version")
);
--> statement-breakpoint
CREATE TABLE "remark_reply_versions" (
	"reply_id" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "remark_reply_versions_reply_id_version_pk" PRIMARY KEY("reply_id","version")
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"chain" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"audience" text NOT NULL,
	"actor_id" text,
	"act" text NOT NULL,
	"matter_id" text,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"details_hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "extensions" (
	"id" text PRIMARY KEY NOT NULL,
	"consultee_id" text NOT NULL,
	"until" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"hash" text PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"type" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "final_report_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"conclusion_id" text NOT NULL,
	"job_id" text NOT NULL,
	"group_by" text NOT NULL,
	"locale" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"failure" text,
	"made_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "final_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"conclusion_id" text NOT NULL,
	"number" integer NOT NULL,
	"docx" text NOT NULL,
	"pdf" text NOT NULL,
	"html" text NOT NULL,
	"xlsx" text NOT NULL,
	"csv" text NOT NULL,
	"json" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "framework_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"package_id" text NOT NULL,
	"note" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frozen_blocks" (
	"frozen_document_id" text NOT NULL,
	"block" text NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"clause_number" text,
	"heading_path" text NOT NULL,
	"text" text NOT NULL,
	"runs" text NOT NULL,
	CONSTRAINT "frozen_blocks_frozen_document_id_block_pk" PRIMARY KEY("frozen_document_id","block")
);
--> statement-breakpoint
CREATE TABLE "frozen_documents" (
	"id" text PRIMARY KEY NOT NULL,
	"package_id" text NOT NULL,
	"document_id" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"ordinal" integer NOT NULL,
	"parent_ordinal" integer,
	"format" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"hash" text NOT NULL,
	"html" text NOT NULL,
	"html_hash" text NOT NULL,
	"blocks_hash" text NOT NULL,
	"seq" integer NOT NULL,
	"state" "bytea" NOT NULL,
	"state_vector" "bytea" NOT NULL,
	"words" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frozen_images" (
	"package_id" text NOT NULL,
	"file_hash" text NOT NULL,
	CONSTRAINT "frozen_images_package_id_file_hash_pk" PRIMARY KEY("package_id","file_hash")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "document_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"name" text NOT NULL,
	"report" text NOT NULL,
	"imported_by" text NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"organisation_id" text NOT NULL,
	"invited_by" text NOT NULL,
	"token_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"code_tries" integer NOT NULL,
	"language" text DEFAULT 'sv' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_language" CHECK (language in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "involvement_versions" (
	"involvement_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "involvement_versions_involvement_id_version_pk" PRIMARY KEY("involvement_id","version")
);
--> statement-breakpoint
CREATE TABLE "involvements" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"on" text NOT NULL,
	"content" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"input" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"attempts" integer NOT NULL,
	"progress" integer NOT NULL,
	"result" text,
	"failure" text,
	"cancelled_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "comment_joinings" (
	"split_id" text PRIMARY KEY NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "joint_counts" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"consultee_id" text NOT NULL,
	"ground" text NOT NULL,
	"content" "bytea" NOT NULL,
	"hash" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "joint_endings" (
	"joint_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "joint_names" (
	"response_id" text NOT NULL,
	"consultee_id" text NOT NULL,
	"ground" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "joint_names_response_id_consultee_id_pk" PRIMARY KEY("response_id","consultee_id")
);
--> statement-breakpoint
CREATE TABLE "answer_meeting_items" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_locks" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"block" text,
	"title" text,
	"purpose" text NOT NULL,
	"reason" text NOT NULL,
	"locked_by" text NOT NULL,
	"locked_at" timestamp (3) with time zone NOT NULL,
	"released_by" text,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "maskings" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"field" text NOT NULL,
	"comment_id" text,
	"from" integer NOT NULL,
	"to" integer NOT NULL,
	"words" text NOT NULL,
	"ground" text NOT NULL,
	"law" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"lifted_by" text,
	"lifted_at" timestamp (3) with time zone,
	"lift_reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matters" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"registry_number" text NOT NULL,
	"authority_id" text NOT NULL,
	"bodies" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"stay_id" text NOT NULL,
	"field" text NOT NULL,
	"comment_id" text,
	"section_id" text,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_meeting_decisions" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"paragraph" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_meetings" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"body" text NOT NULL,
	"held_on" text NOT NULL,
	"revision" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultee_members" (
	"id" text PRIMARY KEY NOT NULL,
	"consultee_id" text NOT NULL,
	"person_id" text,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"person_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_person_id_organisation_id_pk" PRIMARY KEY("person_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "memo_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"file_hash" text NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"put_aside_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "remark_mentions" (
	"reply_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "remark_mentions_reply_id_person_id_pk" PRIMARY KEY("reply_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "remark_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"person_id" text NOT NULL,
	"remark_id" text NOT NULL,
	"reply_id" text,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"registration_number" text,
	"official_mail" text,
	"registry_mail" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"recipient" text NOT NULL,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"attachments" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"next_words" text,
	"leased_until" timestamp (3) with time zone,
	"last_error" text,
	"replaced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_meeting_outcomes" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"how" text NOT NULL,
	"reason" text NOT NULL,
	"step_id" text
);
--> statement-breakpoint
CREATE TABLE "frozen_packages" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"number" integer NOT NULL,
	"purpose" text NOT NULL,
	"reason" text NOT NULL,
	"hash" text NOT NULL,
	"confirmed" text NOT NULL,
	"supersessions" "bytea" NOT NULL,
	"frozen_by" text NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"person_id" text,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "parties" (
	"matter_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"deciding_body" text,
	"registry_number" text,
	CONSTRAINT "parties_matter_id_organisation_id_pk" PRIMARY KEY("matter_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "password_links" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"code_tries" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"replaced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"is_administrator" boolean NOT NULL,
	"language" text DEFAULT 'sv' NOT NULL,
	"notice_pace" text DEFAULT 'soon' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "persons_language" CHECK (language in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "pre_notice_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "pre_notices" (
	"conclusion_id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"public_on" text NOT NULL,
	"letters" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_forms" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"turned_off_by" text,
	"turned_off_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"package_id" text,
	"papers" text,
	"confirmed" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"withdrawn_by" text,
	"withdrawn_at" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"number" integer NOT NULL,
	"file_hash" text NOT NULL,
	"page_hash" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_responses" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"masked" boolean NOT NULL,
	"confirmed" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"hidden_by" text,
	"hidden_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reading_question_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"by" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reading_comment_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"comment_id" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reading_comments" (
	"id" text PRIMARY KEY NOT NULL,
	"reading_id" text NOT NULL,
	"matter_id" text NOT NULL,
	"number" integer NOT NULL,
	"scope" text NOT NULL,
	"frozen_document_id" text,
	"from_block" text,
	"from_offset" integer,
	"to_block" text,
	"to_offset" integer,
	"quote" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"ids" text NOT NULL,
	"ordinal" integer NOT NULL,
	"clause_number" text,
	"clause_heading" text,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reading_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"reading_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"package_id" text NOT NULL,
	"message" text NOT NULL,
	"last_day" text NOT NULL,
	"outcome" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_reason_ends" (
	"reason_id" text PRIMARY KEY NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_reasons" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"words" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remarks" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"anchor" text NOT NULL,
	"seq" integer NOT NULL,
	"clause_number" text,
	"clause_heading" text,
	"followed" text,
	"followed_seq" integer,
	"moved" boolean NOT NULL,
	"raised_by" text NOT NULL,
	"raised_as" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"resolved_by" text,
	"resolved_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" text PRIMARY KEY NOT NULL,
	"consultee_id" text NOT NULL,
	"last_day" text NOT NULL,
	"days" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frozen_renditions" (
	"frozen_document_id" text NOT NULL,
	"format" text NOT NULL,
	"file_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "frozen_renditions_frozen_document_id_format_pk" PRIMARY KEY("frozen_document_id","format")
);
--> statement-breakpoint
CREATE TABLE "round_reopenings" (
	"conclusion_id" text PRIMARY KEY NOT NULL,
	"decided_by" text NOT NULL,
	"decided_on" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remark_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"remark_id" text NOT NULL,
	"by" text NOT NULL,
	"as" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	"wording" text NOT NULL,
	"wording_seq" integer NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "report_exports" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"job_id" text NOT NULL,
	"format" text NOT NULL,
	"group_by" text NOT NULL,
	"locale" text NOT NULL,
	"filter" text NOT NULL,
	"anonymised" boolean NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"failure" text,
	"made_at" timestamp (3) with time zone,
	"made_of" text,
	"hash" text,
	"file" text,
	"removed_at" timestamp (3) with time zone,
	"removed_by" text
);
--> statement-breakpoint
CREATE TABLE "report_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"file" text NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"put_aside_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "response_files" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"file_hash" text NOT NULL,
	"size" integer NOT NULL,
	"type" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "response_sharings" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"shared" boolean NOT NULL,
	"decided_by" text,
	"decided_on" text,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"id" text PRIMARY KEY NOT NULL,
	"consultee_id" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"stance" text,
	"condition" text NOT NULL,
	"summary" text NOT NULL,
	"deciding_body" text NOT NULL,
	"decision_level" text,
	"decided_on" text,
	"paragraph" text NOT NULL,
	"registry_number" text NOT NULL,
	"preliminary" boolean NOT NULL,
	"reservation" text,
	"received_on" text,
	"authored_on" text,
	"submitted_at" timestamp (3) with time zone,
	"submitted_by" text,
	"late" boolean NOT NULL,
	"after_conclusion" boolean,
	"content" "bytea",
	"hash" text,
	"version" integer NOT NULL,
	"edits" text NOT NULL,
	"follows_id" text,
	"replaces_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "return_links" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"response_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "returned_mail" (
	"id" text PRIMARY KEY NOT NULL,
	"file_hash" text NOT NULL,
	"letter_id" text,
	"outcome" text NOT NULL,
	"status" text NOT NULL,
	"diagnostic" text NOT NULL,
	"file_name" text,
	"at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "round_answers" (
	"response_id" text NOT NULL,
	"question_id" text NOT NULL,
	"value" text NOT NULL,
	"version" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "round_answers_response_id_question_id_pk" PRIMARY KEY("response_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "round_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"package_before" text NOT NULL,
	"package_id" text NOT NULL,
	"deadline_before" text NOT NULL,
	"deadline" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_on" text NOT NULL,
	"reason" text NOT NULL,
	"texts" text NOT NULL,
	"sealed_before" "bytea",
	"seal_before" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_papers" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"title" text NOT NULL,
	"wanted" boolean NOT NULL,
	"name" text NOT NULL,
	"file_hash" text NOT NULL,
	"size" integer NOT NULL,
	"type" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"options" text NOT NULL,
	"required" boolean NOT NULL,
	"frozen_document_id" text,
	"block" text,
	"clause_number" text,
	"clause_heading" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"number" integer NOT NULL,
	"package_id" text NOT NULL,
	"title" text NOT NULL,
	"deadline" text NOT NULL,
	"letter" text NOT NULL,
	"contact_name" text NOT NULL,
	"contact_mail" text NOT NULL,
	"letter_file" text,
	"changes_since" text,
	"sealed" "bytea",
	"seal_hash" text,
	"reminders_since" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "second_openings" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"deadline" text NOT NULL,
	"deadline_before" text NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text NOT NULL,
	"decided_on" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "section_stances" (
	"response_id" text NOT NULL,
	"section_id" text NOT NULL,
	"stance" text,
	"condition" text NOT NULL,
	"version" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "section_stances_response_id_section_id_pk" PRIMARY KEY("response_id","section_id")
);
--> statement-breakpoint
CREATE TABLE "round_sections" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"frozen_document_id" text NOT NULL,
	"document_title" text NOT NULL,
	"block" text NOT NULL,
	"clause_number" text NOT NULL,
	"clause_heading" text NOT NULL,
	"ordinal" integer NOT NULL,
	"required" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_separations" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"others" text NOT NULL,
	"apart" boolean NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"email" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "document_snapshots" (
	"document_id" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"checksum" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_sorting_undos" (
	"sorting_id" text PRIMARY KEY NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_sortings" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"kind" text NOT NULL,
	"to" text,
	"had" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_splits" (
	"id" text PRIMARY KEY NOT NULL,
	"comment_id" text NOT NULL,
	"passages" text NOT NULL,
	"parts" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matter_states" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"state" text NOT NULL,
	"on" text NOT NULL,
	"reason" text NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"comment_id" text NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"disposition" text NOT NULL,
	"rationale" text NOT NULL,
	"referred_to" text NOT NULL,
	"reasons" text NOT NULL,
	"texts" text NOT NULL,
	"remark" text NOT NULL,
	"carried_from" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supersessions" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text NOT NULL,
	"title" text NOT NULL,
	"registry_number" text,
	"part" text,
	"effect" text NOT NULL,
	"valid_from" text,
	"valid_to" text,
	"extended_to" text,
	"replaced_by" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"matter_id" text,
	"organisation_id" text,
	"name" text NOT NULL,
	"words" text NOT NULL,
	"version" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "themes" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"name" text NOT NULL,
	"main_points" text NOT NULL,
	"changed" text NOT NULL,
	"not_met" text NOT NULL,
	"ordinal" integer NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "timetable" (
	"matter_id" text NOT NULL,
	"phase" text NOT NULL,
	"planned_on" text NOT NULL,
	CONSTRAINT "timetable_matter_id_phase_pk" PRIMARY KEY("matter_id","phase")
);
--> statement-breakpoint
CREATE TABLE "comment_triage" (
	"comment_id" text PRIMARY KEY NOT NULL,
	"theme_id" text,
	"assignee_id" text,
	"due_on" text,
	"duplicate_of" text
);
--> statement-breakpoint
CREATE TABLE "unmet_letters" (
	"consultee_id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unsolicited_responses" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"package_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"organisation" text NOT NULL,
	"stance" text NOT NULL,
	"condition" text NOT NULL,
	"text" text NOT NULL,
	"comments" text NOT NULL,
	"language" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"secret_hash" text NOT NULL,
	"letter_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"response_id" text,
	"reason" text,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "document_updates" (
	"document_id" text NOT NULL,
	"seq" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"checksum" text NOT NULL,
	"person_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_updates_document_id_seq_pk" PRIMARY KEY("document_id","seq")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"hash" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"reason" text NOT NULL,
	"named_by" text NOT NULL,
	"named_at" timestamp (3) with time zone NOT NULL,
	"seq" integer NOT NULL,
	"format" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"hash" text NOT NULL,
	"words" integer NOT NULL,
	"rewritten" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bench_views" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"filter" text NOT NULL,
	"shared" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"response_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"channel" text NOT NULL,
	"received_on" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"replaced_by" text
);
--> statement-breakpoint
ALTER TABLE "answer_chains" ADD CONSTRAINT "answer_chains_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_chains" ADD CONSTRAINT "answer_chains_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_change_ends" ADD CONSTRAINT "answer_change_ends_change_id_answer_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."answer_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_change_ends" ADD CONSTRAINT "answer_change_ends_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reasons" ADD CONSTRAINT "change_reasons_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reasons" ADD CONSTRAINT "change_reasons_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reasons" ADD CONSTRAINT "change_reasons_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_changes" ADD CONSTRAINT "answer_changes_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_changes" ADD CONSTRAINT "answer_changes_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_changes" ADD CONSTRAINT "answer_changes_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_clients" ADD CONSTRAINT "document_clients_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_clients" ADD CONSTRAINT "document_clients_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleague_codes" ADD CONSTRAINT "colleague_codes_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleague_codes" ADD CONSTRAINT "colleague_codes_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleague_codes" ADD CONSTRAINT "colleague_codes_revoked_by_persons_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleagues" ADD CONSTRAINT "colleagues_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleagues" ADD CONSTRAINT "colleagues_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleagues" ADD CONSTRAINT "colleagues_code_id_colleague_codes_id_fk" FOREIGN KEY ("code_id") REFERENCES "public"."colleague_codes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_originals" ADD CONSTRAINT "comment_originals_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_originals" ADD CONSTRAINT "comment_originals_replaced_by_persons_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_voices" ADD CONSTRAINT "comment_voices_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_voices" ADD CONSTRAINT "comment_voices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_frozen_document_id_frozen_documents_id_fk" FOREIGN KEY ("frozen_document_id") REFERENCES "public"."frozen_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_changed_by_persons_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_settled_by_persons_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committee_stays" ADD CONSTRAINT "committee_stays_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committee_stays" ADD CONSTRAINT "committee_stays_handed_by_persons_id_fk" FOREIGN KEY ("handed_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committee_stays" ADD CONSTRAINT "committee_stays_decided_by_persons_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committee_stays" ADD CONSTRAINT "committee_stays_taken_back_by_persons_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compared_versions" ADD CONSTRAINT "compared_versions_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compared_versions" ADD CONSTRAINT "compared_versions_package_before_frozen_packages_id_fk" FOREIGN KEY ("package_before") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compared_versions" ADD CONSTRAINT "compared_versions_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_conclusions" ADD CONSTRAINT "round_conclusions_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_conclusions" ADD CONSTRAINT "round_conclusions_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultee_letters" ADD CONSTRAINT "consultee_letters_letter_id_outbox_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultee_letters" ADD CONSTRAINT "consultee_letters_consultee_id_consultees_id_fk" FOREIGN KEY ("consultee_id") REFERENCES "public"."consultees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultees" ADD CONSTRAINT "consultees_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultees" ADD CONSTRAINT "consultees_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_details" ADD CONSTRAINT "journal_details_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_images" ADD CONSTRAINT "document_images_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_images" ADD CONSTRAINT "document_images_file_hash_files_hash_fk" FOREIGN KEY ("file_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_images" ADD CONSTRAINT "document_images_added_by_persons_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_withdrawn_by_persons_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_comment_versions" ADD CONSTRAINT "reading_comment_versions_comment_id_reading_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."reading_comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_reply_versions" ADD CONSTRAINT "remark_reply_versions_reply_id_remark_replies_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."remark_replies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_consultee_id_consultees_id_fk" FOREIGN KEY ("consultee_id") REFERENCES "public"."consultees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_report_orders" ADD CONSTRAINT "final_report_orders_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_report_orders" ADD CONSTRAINT "final_report_orders_conclusion_id_round_conclusions_id_fk" FOREIGN KEY ("conclusion_id") REFERENCES "public"."round_conclusions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_report_orders" ADD CONSTRAINT "final_report_orders_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_report_orders" ADD CONSTRAINT "final_report_orders_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_reports" ADD CONSTRAINT "final_reports_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_reports" ADD CONSTRAINT "final_reports_conclusion_id_round_conclusions_id_fk" FOREIGN KEY ("conclusion_id") REFERENCES "public"."round_conclusions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_reports" ADD CONSTRAINT "final_reports_docx_files_hash_fk" FOREIGN KEY ("docx") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_reports" ADD CONSTRAINT "final_reports_pdf_files_hash_fk" FOREIGN KEY ("pdf") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_reports" ADD CONSTRAINT "final_reports_html_files_hash_fk" FOREIGN KEY ("html") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_reports" ADD CONSTRAINT "final_reports_xlsx_files_hash_fk" FOREIGN KEY ("xlsx") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_reports" ADD CONSTRAINT "final_reports_csv_files_hash_fk" FOREIGN KEY ("csv") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_reports" ADD CONSTRAINT "final_reports_json_files_hash_fk" FOREIGN KEY ("json") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_reports" ADD CONSTRAINT "final_reports_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_reviews" ADD CONSTRAINT "framework_reviews_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_reviews" ADD CONSTRAINT "framework_reviews_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_reviews" ADD CONSTRAINT "framework_reviews_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_blocks" ADD CONSTRAINT "frozen_blocks_frozen_document_id_frozen_documents_id_fk" FOREIGN KEY ("frozen_document_id") REFERENCES "public"."frozen_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_documents" ADD CONSTRAINT "frozen_documents_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_documents" ADD CONSTRAINT "frozen_documents_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_images" ADD CONSTRAINT "frozen_images_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_images" ADD CONSTRAINT "frozen_images_file_hash_files_hash_fk" FOREIGN KEY ("file_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_imports" ADD CONSTRAINT "document_imports_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_imports" ADD CONSTRAINT "document_imports_imported_by_persons_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_persons_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involvement_versions" ADD CONSTRAINT "involvement_versions_involvement_id_involvements_id_fk" FOREIGN KEY ("involvement_id") REFERENCES "public"."involvements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involvement_versions" ADD CONSTRAINT "involvement_versions_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involvements" ADD CONSTRAINT "involvements_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "involvements" ADD CONSTRAINT "involvements_added_by_persons_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_joinings" ADD CONSTRAINT "comment_joinings_split_id_comment_splits_id_fk" FOREIGN KEY ("split_id") REFERENCES "public"."comment_splits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_joinings" ADD CONSTRAINT "comment_joinings_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_counts" ADD CONSTRAINT "joint_counts_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_counts" ADD CONSTRAINT "joint_counts_consultee_id_consultees_id_fk" FOREIGN KEY ("consultee_id") REFERENCES "public"."consultees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_counts" ADD CONSTRAINT "joint_counts_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_endings" ADD CONSTRAINT "joint_endings_joint_id_joint_counts_id_fk" FOREIGN KEY ("joint_id") REFERENCES "public"."joint_counts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_endings" ADD CONSTRAINT "joint_endings_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_names" ADD CONSTRAINT "joint_names_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_names" ADD CONSTRAINT "joint_names_consultee_id_consultees_id_fk" FOREIGN KEY ("consultee_id") REFERENCES "public"."consultees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joint_names" ADD CONSTRAINT "joint_names_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_meeting_items" ADD CONSTRAINT "answer_meeting_items_meeting_id_answer_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."answer_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_meeting_items" ADD CONSTRAINT "answer_meeting_items_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_locks" ADD CONSTRAINT "document_locks_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_locks" ADD CONSTRAINT "document_locks_locked_by_persons_id_fk" FOREIGN KEY ("locked_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_locks" ADD CONSTRAINT "document_locks_released_by_persons_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maskings" ADD CONSTRAINT "maskings_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maskings" ADD CONSTRAINT "maskings_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maskings" ADD CONSTRAINT "maskings_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maskings" ADD CONSTRAINT "maskings_lifted_by_persons_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_authority_id_organisations_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_changes" ADD CONSTRAINT "meeting_changes_stay_id_committee_stays_id_fk" FOREIGN KEY ("stay_id") REFERENCES "public"."committee_stays"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_changes" ADD CONSTRAINT "meeting_changes_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_changes" ADD CONSTRAINT "meeting_changes_section_id_round_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."round_sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_changes" ADD CONSTRAINT "meeting_changes_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_meeting_decisions" ADD CONSTRAINT "answer_meeting_decisions_meeting_id_answer_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."answer_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_meeting_decisions" ADD CONSTRAINT "answer_meeting_decisions_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_meetings" ADD CONSTRAINT "answer_meetings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_meetings" ADD CONSTRAINT "answer_meetings_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultee_members" ADD CONSTRAINT "consultee_members_consultee_id_consultees_id_fk" FOREIGN KEY ("consultee_id") REFERENCES "public"."consultees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultee_members" ADD CONSTRAINT "consultee_members_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memo_templates" ADD CONSTRAINT "memo_templates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memo_templates" ADD CONSTRAINT "memo_templates_file_hash_files_hash_fk" FOREIGN KEY ("file_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memo_templates" ADD CONSTRAINT "memo_templates_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_mentions" ADD CONSTRAINT "remark_mentions_reply_id_remark_replies_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."remark_replies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_mentions" ADD CONSTRAINT "remark_mentions_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_notices" ADD CONSTRAINT "remark_notices_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_notices" ADD CONSTRAINT "remark_notices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_notices" ADD CONSTRAINT "remark_notices_remark_id_remarks_id_fk" FOREIGN KEY ("remark_id") REFERENCES "public"."remarks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_notices" ADD CONSTRAINT "remark_notices_reply_id_remark_replies_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."remark_replies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_notices" ADD CONSTRAINT "remark_notices_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_meeting_outcomes" ADD CONSTRAINT "answer_meeting_outcomes_meeting_id_answer_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."answer_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_meeting_outcomes" ADD CONSTRAINT "answer_meeting_outcomes_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_meeting_outcomes" ADD CONSTRAINT "answer_meeting_outcomes_step_id_answer_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."answer_steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_packages" ADD CONSTRAINT "frozen_packages_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_packages" ADD CONSTRAINT "frozen_packages_frozen_by_persons_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pre_notice_settings" ADD CONSTRAINT "pre_notice_settings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pre_notice_settings" ADD CONSTRAINT "pre_notice_settings_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pre_notice_settings" ADD CONSTRAINT "pre_notice_settings_ended_by_persons_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pre_notices" ADD CONSTRAINT "pre_notices_conclusion_id_round_conclusions_id_fk" FOREIGN KEY ("conclusion_id") REFERENCES "public"."round_conclusions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pre_notices" ADD CONSTRAINT "pre_notices_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pre_notices" ADD CONSTRAINT "pre_notices_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_forms" ADD CONSTRAINT "public_forms_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_forms" ADD CONSTRAINT "public_forms_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_forms" ADD CONSTRAINT "public_forms_turned_off_by_persons_id_fk" FOREIGN KEY ("turned_off_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_papers_files_hash_fk" FOREIGN KEY ("papers") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_withdrawn_by_persons_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_reports" ADD CONSTRAINT "published_reports_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_reports" ADD CONSTRAINT "published_reports_file_hash_files_hash_fk" FOREIGN KEY ("file_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_reports" ADD CONSTRAINT "published_reports_page_hash_files_hash_fk" FOREIGN KEY ("page_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_reports" ADD CONSTRAINT "published_reports_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_responses" ADD CONSTRAINT "published_responses_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_responses" ADD CONSTRAINT "published_responses_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_responses" ADD CONSTRAINT "published_responses_hidden_by_persons_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_question_answers" ADD CONSTRAINT "reading_question_answers_question_id_reading_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."reading_questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_question_answers" ADD CONSTRAINT "reading_question_answers_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_comment_answers" ADD CONSTRAINT "reading_comment_answers_comment_id_reading_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."reading_comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_comment_answers" ADD CONSTRAINT "reading_comment_answers_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_comments" ADD CONSTRAINT "reading_comments_reading_id_readings_id_fk" FOREIGN KEY ("reading_id") REFERENCES "public"."readings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_comments" ADD CONSTRAINT "reading_comments_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_comments" ADD CONSTRAINT "reading_comments_frozen_document_id_frozen_documents_id_fk" FOREIGN KEY ("frozen_document_id") REFERENCES "public"."frozen_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_comments" ADD CONSTRAINT "reading_comments_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_questions" ADD CONSTRAINT "reading_questions_reading_id_readings_id_fk" FOREIGN KEY ("reading_id") REFERENCES "public"."readings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_opened_by_persons_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_closed_by_persons_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_reason_ends" ADD CONSTRAINT "answer_reason_ends_reason_id_answer_reasons_id_fk" FOREIGN KEY ("reason_id") REFERENCES "public"."answer_reasons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_reason_ends" ADD CONSTRAINT "answer_reason_ends_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_reasons" ADD CONSTRAINT "answer_reasons_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_reasons" ADD CONSTRAINT "answer_reasons_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_raised_by_persons_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_resolved_by_persons_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_consultee_id_consultees_id_fk" FOREIGN KEY ("consultee_id") REFERENCES "public"."consultees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_renditions" ADD CONSTRAINT "frozen_renditions_frozen_document_id_frozen_documents_id_fk" FOREIGN KEY ("frozen_document_id") REFERENCES "public"."frozen_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_renditions" ADD CONSTRAINT "frozen_renditions_file_hash_files_hash_fk" FOREIGN KEY ("file_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_reopenings" ADD CONSTRAINT "round_reopenings_conclusion_id_round_conclusions_id_fk" FOREIGN KEY ("conclusion_id") REFERENCES "public"."round_conclusions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_reopenings" ADD CONSTRAINT "round_reopenings_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_replies" ADD CONSTRAINT "remark_replies_remark_id_remarks_id_fk" FOREIGN KEY ("remark_id") REFERENCES "public"."remarks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_replies" ADD CONSTRAINT "remark_replies_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_exports" ADD CONSTRAINT "report_exports_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_exports" ADD CONSTRAINT "report_exports_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_exports" ADD CONSTRAINT "report_exports_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_exports" ADD CONSTRAINT "report_exports_file_files_hash_fk" FOREIGN KEY ("file") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_exports" ADD CONSTRAINT "report_exports_removed_by_persons_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_templates" ADD CONSTRAINT "report_templates_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_templates" ADD CONSTRAINT "report_templates_file_files_hash_fk" FOREIGN KEY ("file") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_templates" ADD CONSTRAINT "report_templates_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_files" ADD CONSTRAINT "response_files_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_files" ADD CONSTRAINT "response_files_file_hash_files_hash_fk" FOREIGN KEY ("file_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_files" ADD CONSTRAINT "response_files_added_by_persons_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_sharings" ADD CONSTRAINT "response_sharings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_sharings" ADD CONSTRAINT "response_sharings_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_consultee_id_consultees_id_fk" FOREIGN KEY ("consultee_id") REFERENCES "public"."consultees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_submitted_by_persons_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_links" ADD CONSTRAINT "return_links_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_links" ADD CONSTRAINT "return_links_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returned_mail" ADD CONSTRAINT "returned_mail_letter_id_outbox_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answers" ADD CONSTRAINT "round_answers_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answers" ADD CONSTRAINT "round_answers_question_id_round_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."round_questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answers" ADD CONSTRAINT "round_answers_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_corrections" ADD CONSTRAINT "round_corrections_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_corrections" ADD CONSTRAINT "round_corrections_package_before_frozen_packages_id_fk" FOREIGN KEY ("package_before") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_corrections" ADD CONSTRAINT "round_corrections_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_corrections" ADD CONSTRAINT "round_corrections_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_papers" ADD CONSTRAINT "round_papers_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_papers" ADD CONSTRAINT "round_papers_file_hash_files_hash_fk" FOREIGN KEY ("file_hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_papers" ADD CONSTRAINT "round_papers_added_by_persons_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_questions" ADD CONSTRAINT "round_questions_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_questions" ADD CONSTRAINT "round_questions_frozen_document_id_frozen_documents_id_fk" FOREIGN KEY ("frozen_document_id") REFERENCES "public"."frozen_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_questions" ADD CONSTRAINT "round_questions_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_letter_file_files_hash_fk" FOREIGN KEY ("letter_file") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_openings" ADD CONSTRAINT "second_openings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_openings" ADD CONSTRAINT "second_openings_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_stances" ADD CONSTRAINT "section_stances_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_stances" ADD CONSTRAINT "section_stances_section_id_round_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."round_sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_stances" ADD CONSTRAINT "section_stances_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_sections" ADD CONSTRAINT "round_sections_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_sections" ADD CONSTRAINT "round_sections_frozen_document_id_frozen_documents_id_fk" FOREIGN KEY ("frozen_document_id") REFERENCES "public"."frozen_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_separations" ADD CONSTRAINT "comment_separations_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_separations" ADD CONSTRAINT "comment_separations_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_separations" ADD CONSTRAINT "comment_separations_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_snapshots" ADD CONSTRAINT "document_snapshots_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_sorting_undos" ADD CONSTRAINT "comment_sorting_undos_sorting_id_comment_sortings_id_fk" FOREIGN KEY ("sorting_id") REFERENCES "public"."comment_sortings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_sorting_undos" ADD CONSTRAINT "comment_sorting_undos_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_sortings" ADD CONSTRAINT "comment_sortings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_sortings" ADD CONSTRAINT "comment_sortings_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_splits" ADD CONSTRAINT "comment_splits_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_splits" ADD CONSTRAINT "comment_splits_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_states" ADD CONSTRAINT "matter_states_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_states" ADD CONSTRAINT "matter_states_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_steps" ADD CONSTRAINT "answer_steps_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_steps" ADD CONSTRAINT "answer_steps_carried_from_comments_id_fk" FOREIGN KEY ("carried_from") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_steps" ADD CONSTRAINT "answer_steps_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supersessions" ADD CONSTRAINT "supersessions_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supersessions" ADD CONSTRAINT "supersessions_added_by_persons_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_texts" ADD CONSTRAINT "answer_texts_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_texts" ADD CONSTRAINT "answer_texts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_texts" ADD CONSTRAINT "answer_texts_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "themes" ADD CONSTRAINT "themes_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable" ADD CONSTRAINT "timetable_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_triage" ADD CONSTRAINT "comment_triage_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_triage" ADD CONSTRAINT "comment_triage_theme_id_themes_id_fk" FOREIGN KEY ("theme_id") REFERENCES "public"."themes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_triage" ADD CONSTRAINT "comment_triage_assignee_id_persons_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_triage" ADD CONSTRAINT "comment_triage_duplicate_of_comments_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unmet_letters" ADD CONSTRAINT "unmet_letters_consultee_id_consultees_id_fk" FOREIGN KEY ("consultee_id") REFERENCES "public"."consultees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unmet_letters" ADD CONSTRAINT "unmet_letters_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unmet_letters" ADD CONSTRAINT "unmet_letters_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsolicited_responses" ADD CONSTRAINT "unsolicited_responses_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsolicited_responses" ADD CONSTRAINT "unsolicited_responses_package_id_frozen_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."frozen_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsolicited_responses" ADD CONSTRAINT "unsolicited_responses_letter_id_outbox_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsolicited_responses" ADD CONSTRAINT "unsolicited_responses_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsolicited_responses" ADD CONSTRAINT "unsolicited_responses_settled_by_persons_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_updates" ADD CONSTRAINT "document_updates_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_updates" ADD CONSTRAINT "document_updates_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_named_by_persons_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bench_views" ADD CONSTRAINT "bench_views_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bench_views" ADD CONSTRAINT "bench_views_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_replaced_by_responses_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_chains_matter" ON "answer_chains" USING btree ("matter_id","id");--> statement-breakpoint
CREATE INDEX "change_reasons_round" ON "change_reasons" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "answer_changes_comment" ON "answer_changes" USING btree ("comment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "colleague_codes_handle" ON "colleague_codes" USING btree ("handle");--> statement-breakpoint
CREATE INDEX "colleague_codes_response" ON "colleague_codes" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "colleagues_response" ON "colleagues" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "comments_response" ON "comments" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "comments_round" ON "comments" USING btree ("round_id","number");--> statement-breakpoint
CREATE INDEX "comments_part_of" ON "comments" USING btree ("part_of");--> statement-breakpoint
CREATE INDEX "committee_stays_response" ON "committee_stays" USING btree ("response_id");--> statement-breakpoint
CREATE UNIQUE INDEX "compared_versions_once" ON "compared_versions" USING btree ("round_id","package_before","package_id");--> statement-breakpoint
CREATE INDEX "round_conclusions_round" ON "round_conclusions" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "consultee_letters_consultee" ON "consultee_letters" USING btree ("consultee_id");--> statement-breakpoint
CREATE INDEX "consultees_round" ON "consultees" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "consultees_organisation" ON "consultees" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "document_images_file" ON "document_images" USING btree ("file_hash");--> statement-breakpoint
CREATE INDEX "documents_matter" ON "documents" USING btree ("matter_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_chain" ON "journal_entries" USING btree ("chain","seq");--> statement-breakpoint
CREATE INDEX "journal_matter" ON "journal_entries" USING btree ("matter_id","id");--> statement-breakpoint
CREATE INDEX "extensions_consultee" ON "extensions" USING btree ("consultee_id");--> statement-breakpoint
CREATE INDEX "final_report_orders_conclusion" ON "final_report_orders" USING btree ("conclusion_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "final_reports_number" ON "final_reports" USING btree ("round_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "final_reports_conclusion" ON "final_reports" USING btree ("conclusion_id");--> statement-breakpoint
CREATE INDEX "framework_reviews_document" ON "framework_reviews" USING btree ("document_id","id");--> statement-breakpoint
CREATE INDEX "frozen_documents_package" ON "frozen_documents" USING btree ("package_id");--> statement-breakpoint
CREATE INDEX "document_imports_document" ON "document_imports" USING btree ("document_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "involvements_matter" ON "involvements" USING btree ("matter_id","on");--> statement-breakpoint
CREATE INDEX "jobs_waiting" ON "jobs" USING btree ("done_at","leased_until");--> statement-breakpoint
CREATE INDEX "joint_counts_response" ON "joint_counts" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "joint_counts_consultee" ON "joint_counts" USING btree ("consultee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_meeting_items_comment" ON "answer_meeting_items" USING btree ("meeting_id","comment_id");--> statement-breakpoint
CREATE INDEX "answer_meeting_items_of" ON "answer_meeting_items" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "locks_document" ON "document_locks" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "maskings_response" ON "maskings" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "meeting_changes_stay" ON "meeting_changes" USING btree ("stay_id");--> statement-breakpoint
CREATE INDEX "answer_meetings_round" ON "answer_meetings" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "consultee_members_consultee" ON "consultee_members" USING btree ("consultee_id");--> statement-breakpoint
CREATE INDEX "consultee_members_person" ON "consultee_members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "memo_templates_organisation" ON "memo_templates" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "remark_notices_waiting" ON "remark_notices" USING btree ("person_id","matter_id","told_at");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_name" ON "organisations" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_registration_number" ON "organisations" USING btree ("registration_number");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("sent_at","next_attempt_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_secret" ON "outbox" USING btree ("secret");--> statement-breakpoint
CREATE INDEX "outbox_recipient" ON "outbox" USING btree ("recipient");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_meeting_outcomes_comment" ON "answer_meeting_outcomes" USING btree ("meeting_id","comment_id");--> statement-breakpoint
CREATE INDEX "answer_meeting_outcomes_step" ON "answer_meeting_outcomes" USING btree ("step_id");--> statement-breakpoint
CREATE UNIQUE INDEX "packages_number" ON "frozen_packages" USING btree ("matter_id","number");--> statement-breakpoint
CREATE INDEX "participants_matter" ON "participants" USING btree ("matter_id");--> statement-breakpoint
CREATE INDEX "participants_person" ON "participants" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "password_links_token" ON "password_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "password_links_person" ON "password_links" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_email" ON "persons" USING btree ("email");--> statement-breakpoint
CREATE INDEX "pre_notice_settings_round" ON "pre_notice_settings" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "pre_notices_round" ON "pre_notices" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "public_forms_round" ON "public_forms" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "publications_round" ON "publications" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "published_reports_round" ON "published_reports" USING btree ("round_id","number");--> statement-breakpoint
CREATE INDEX "published_responses_response" ON "published_responses" USING btree ("response_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reading_question_answers_version" ON "reading_question_answers" USING btree ("question_id","by","version");--> statement-breakpoint
CREATE UNIQUE INDEX "reading_comment_answers_version" ON "reading_comment_answers" USING btree ("comment_id","version");--> statement-breakpoint
CREATE INDEX "reading_comments_reading" ON "reading_comments" USING btree ("reading_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reading_comments_number" ON "reading_comments" USING btree ("matter_id","number");--> statement-breakpoint
CREATE INDEX "reading_questions_reading" ON "reading_questions" USING btree ("reading_id");--> statement-breakpoint
CREATE INDEX "readings_matter" ON "readings" USING btree ("matter_id");--> statement-breakpoint
CREATE INDEX "answer_reasons_matter" ON "answer_reasons" USING btree ("matter_id","id");--> statement-breakpoint
CREATE INDEX "remarks_document" ON "remarks" USING btree ("document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_once" ON "reminders" USING btree ("consultee_id","last_day","days");--> statement-breakpoint
CREATE INDEX "replies_remark" ON "remark_replies" USING btree ("remark_id");--> statement-breakpoint
CREATE INDEX "report_exports_round" ON "report_exports" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "report_exports_file" ON "report_exports" USING btree ("file");--> statement-breakpoint
CREATE INDEX "report_templates_matter" ON "report_templates" USING btree ("matter_id");--> statement-breakpoint
CREATE INDEX "response_files_response" ON "response_files" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "response_sharings_round" ON "response_sharings" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "responses_consultee" ON "responses" USING btree ("consultee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "return_links_secret" ON "return_links" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "return_links_person" ON "return_links" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "returned_mail_once" ON "returned_mail" USING btree ("file_hash");--> statement-breakpoint
CREATE INDEX "returned_mail_letter" ON "returned_mail" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "round_corrections_round" ON "round_corrections" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "round_papers_round" ON "round_papers" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "round_questions_round" ON "round_questions" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_number" ON "rounds" USING btree ("matter_id","number");--> statement-breakpoint
CREATE INDEX "second_openings_round" ON "second_openings" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_sections_once" ON "round_sections" USING btree ("round_id","frozen_document_id","block");--> statement-breakpoint
CREATE INDEX "comment_separations_round" ON "comment_separations" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "comment_sortings_round" ON "comment_sortings" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "comment_splits_comment" ON "comment_splits" USING btree ("comment_id","id");--> statement-breakpoint
CREATE INDEX "matter_states_matter" ON "matter_states" USING btree ("matter_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_steps_version" ON "answer_steps" USING btree ("comment_id","version");--> statement-breakpoint
CREATE INDEX "supersessions_matter" ON "supersessions" USING btree ("matter_id","id");--> statement-breakpoint
CREATE INDEX "answer_texts_matter" ON "answer_texts" USING btree ("matter_id");--> statement-breakpoint
CREATE INDEX "answer_texts_organisation" ON "answer_texts" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "themes_round" ON "themes" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "unmet_letters_round" ON "unmet_letters" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "unsolicited_responses_round" ON "unsolicited_responses" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unsolicited_responses_secret" ON "unsolicited_responses" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "unsolicited_responses_response" ON "unsolicited_responses" USING btree ("response_id");--> statement-breakpoint
CREATE UNIQUE INDEX "uploads_once" ON "uploads" USING btree ("response_id","kind","name","hash");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number" ON "document_versions" USING btree ("document_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "bench_views_name" ON "bench_views" USING btree ("round_id","person_id","name");